/** `npm run build`: writes dist/. */
import { bundle } from './bundle.ts'

const files = await bundle('dist')
console.log(`dist/: ${files.length} files`)
