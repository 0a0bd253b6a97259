declare module 'mustache' {
  const mustache: {
    render(
      template: string,
      view: object,
      partials: undefined,
      options: { readonly escape: (value: unknown) => string },
    ): string;
  };
  export = mustache;
}
