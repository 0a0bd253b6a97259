/** What any format can say of one package, in the document's own words. */
export interface SbomComponent {
  /** Where it stands in the document, for problems: `component 12`. */
  readonly place: string;
  /** What the document's relationships call it. */
  readonly ref?: string | undefined;
  /** Spellings of its name; without a package URL the first one counts. */
  readonly names: readonly string[];
  readonly version?: string | undefined;
  readonly purl?: string | undefined;
  /** Type of the package URL, where there is none to tell it. */
  readonly type?: string | undefined;
  readonly architecture?: string | undefined;
  readonly source?: SbomSource | undefined;
  readonly epoch?: number | undefined;
  readonly modularityLabel?: string | undefined;
  /** File name: `bash-5.1.8-1.cm2.src.rpm`. */
  readonly sourceRpm?: string | undefined;
  /** The module that a Go binary was built from. */
  readonly main?: boolean | undefined;
  readonly cpes: readonly string[];
  readonly licenses: readonly string[];
  readonly locations: readonly SbomLocation[];
  /** Index of the layer that brought it. */
  readonly layer?: number | undefined;
  /** `ref` of the package that owns its files. */
  readonly ownedBy?: string | undefined;
  /** kedge's own id and cataloger, where kedge wrote the document. */
  readonly id?: string | undefined;
  readonly cataloger?: string | undefined;
}

export interface SbomSource {
  readonly name: string;
  readonly version?: string | undefined;
}

export interface SbomLocation {
  /** With or without a leading slash. */
  readonly path: string;
  readonly layer?: number | undefined;
}
