import { expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { configSchema } from '../../src/schema.ts'

test('the published schema is the one made from the options', async () => {
  await expect(configSchema(rules)).toMatchFileSnapshot('../../schema/redline.schema.json')
})
