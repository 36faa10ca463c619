/** What Emscripten made of the command, as far as it is used. */
declare module "*/command/command.cjs" {
  interface Options {
    arguments: string[];
    wasmBinary: Uint8Array;
    onRuntimeInitialized(this: { FS: { streams: ({ fd: number; tty: boolean } | null)[] } }): void;
  }
  /** Runs it and ends the process with its exit code. */
  export default function start(options: Options): Promise<unknown>;
}
