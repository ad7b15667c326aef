/** Of the part of the language that TypeScript describes only with a browser around it, what is used here. */
declare namespace WebAssembly {
  class Memory {
    /** @param descriptor its size in pages of 64 kB, and the most */
    constructor(descriptor: { readonly initial: number; readonly maximum?: number });
    /** Another buffer after growing; the one before is empty then. */
    readonly buffer: ArrayBuffer;
    /** @param pages more of them. @returns how many there were */
    grow(pages: number): number;
  }

  class Module {
    /** Compiles it. */
    constructor(binary: Uint8Array);
  }

  /** Exports are what whoever wrote the module says. */
  class Instance<Exports> {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Exports;
  }
}
