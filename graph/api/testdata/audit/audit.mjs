// Audits a running server against GraphQL over HTTP: node audit.mjs http://127.0.0.1:8080/graphql
// Prints what each audit says and ends with 1 when one fails, warnings included.
import { serverAudits } from 'graphql-http'

const url = process.argv[2]
if (!url) {
  console.error('usage: node audit.mjs URL')
  process.exit(2)
}
let passed = 0
const audits = serverAudits({ url })
for (const audit of audits) {
  const result = await audit.fn()
  if (result.status === 'ok') {
    passed++
    continue
  }
  console.log(`${result.status}\t${audit.id}\t${audit.name}\t${result.reason}`)
}
console.log(`${passed} of ${audits.length} audits pass`)
process.exit(passed === audits.length ? 0 : 1)
