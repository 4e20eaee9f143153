/** A fix as a unified diff, or why it isn't shown. */
export type Preview = { readonly diff: string } | { readonly noDiff: string }
