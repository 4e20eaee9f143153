/** Programs beside the app in its folder, such as a function that is deployed by itself: none of the app's processes runs them. */
import type { App } from '../read/app.ts'

/** Folders of an app that belong to it although they have a Gemfile of their own. */
const PARTS = /(?:^|\/)(?:plugins|engines|components|packs|packages|modules|gems|vendor)\//
const programs = new WeakMap<App, readonly string[]>()

/** Folders that hold another program: a Gemfile of its own and no gemspec, as a function that is deployed by itself has. */
function otherPrograms(app: App): readonly string[] {
  const before = programs.get(app)
  if (before) return before
  const folders = (name: RegExp) => app.files.filter(f => name.test(f)).map(f => f.slice(0, f.lastIndexOf('/') + 1))
  const gems = new Set(folders(/\.gemspec$/))
  const found = folders(/\/Gemfile$/).filter(f => f !== app.path('') && f !== `${app.root}/` && !gems.has(f) && !PARTS.test(f))
  programs.set(app, found)
  return found
}

export const isOfAnotherProgram = (file: string, app: App): boolean => otherPrograms(app).some(folder => file.startsWith(folder))
