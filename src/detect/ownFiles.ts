/** Which files are an app's own by their folders. */

/** The part of a path from which on folders are the app's namespaces: `app/channels/public/` is no folder of files to serve. */
export const CODE = /(?:^|\/)app\/.*$/

/** Whether a file lies in none of the folders that `elsewhere` names. */
export const isOwn = (file: string, elsewhere: RegExp): boolean => !elsewhere.test(file.replace(CODE, '/'))
