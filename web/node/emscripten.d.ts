/** What Emscripten made of the command, as far as it is used. */
declare module "*/command/command.cjs" {
  interface FileSystem {
    streams: ({ fd: number; tty: boolean } | null)[];
    /** An entry of a folder, for its list. */
    lookupNode(folder: unknown, name: string): { id: number; mode: number };
  }
  interface Options {
    arguments: string[];
    wasmBinary: Uint8Array;
    onRuntimeInitialized(this: { FS: FileSystem }): void;
  }
  /** Runs it and ends the process with its exit code. */
  export default function start(options: Options): Promise<unknown>;
}
