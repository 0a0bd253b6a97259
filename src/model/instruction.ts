const keywords: ReadonlySet<string> = new Set(
  `ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME
  WORKDIR`.split(/\s+/),
);

/** What RUN goes through where no SHELL says otherwise. */
export const defaultShells: readonly string[] = ['/bin/sh -c', 'cmd /S /C'];

/**
 * The instruction of a Dockerfile that a history entry stands for, without what builders wrap it in: a shell call,
 * build arguments, `#(nop)` (Docker's own builder, buildah), a comment (BuildKit). Undefined for what tells of no
 * instruction: the command of a RUN without a shell, or what another builder wrote.
 */
export function instructionOf(
  createdBy: string,
  shells: readonly string[] = defaultShells,
): string | undefined {
  const text = createdBy.trim().replace(/ # buildkit$/, '');
  for (const shell of shells) {
    if (`${text} `.startsWith(`${shell} #(nop) `)) return text.slice(shell.length + ' #(nop) '.length).trim();
  }
  const { command, isRun } = withoutArguments(text, shells);
  for (const shell of shells) {
    if (command.startsWith(`${shell} `)) return `RUN ${command.slice(shell.length + 1)}`;
  }
  if (isRun) return `RUN ${command}`;
  return keywords.has(text.split(' ', 1)[0] ?? '') ? text : undefined;
}

/** Build arguments stand before the shell as `|2 A=1 B=2`; their values may have spaces. */
function withoutArguments(text: string, shells: readonly string[]): { command: string; isRun: boolean } {
  const [, run, count] = /^(RUN )?(?:\|(\d{1,4}) )?/.exec(text) ?? [];
  const isRun = run !== undefined || count !== undefined;
  const command = text.slice(run?.length ?? 0);
  if (count === undefined) return { command, isRun };
  const starts = shells.map((shell) => command.indexOf(` ${shell} `)).filter((start) => start >= 0);
  if (starts.length > 0) return { command: command.slice(Math.min(...starts) + 1), isRun };
  return {
    command: command
      .split(' ')
      .slice(Number(count) + 1)
      .join(' '),
    isRun,
  };
}
