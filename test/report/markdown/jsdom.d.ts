/** As much of jsdom's types as the tests use: the package brings none. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string)
    readonly window: { readonly document: unknown }
  }
}
