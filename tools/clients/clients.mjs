// Drives a running server with the clients that people use: node clients.mjs http://127.0.0.1:8080/graphql COMMAND [ARGUMENT...]
// COMMAND changes the graph, so that the subscriptions have something to tell. Prints a line for each client; ends with 1 when one fails.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { GraphQLClient, gql } from 'graphql-request'
import { Client, fetchExchange } from '@urql/core'
import { createClient as createSocket } from 'graphql-ws'
import { createClient as createEvents } from 'graphql-sse'
import WebSocket from 'ws'

const [url, ...change] = process.argv.slice(2)
if (!url || change.length === 0) {
  console.error('usage: node clients.mjs URL COMMAND [ARGUMENT...]')
  process.exit(2)
}

const articles = gql`
  query Articles($first: Int, $after: String, $last: Int, $before: String) {
    articles(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      edges { node { id title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

// page walks a list to its end, and from there back to its start.
async function page(ask) {
  const forward = []
  for (let after = null, more = true; more; ) {
    const { articles: p } = await ask({ first: 7, after })
    forward.push(...p.edges.map((e) => e.node.id))
    after = p.pageInfo.endCursor
    more = p.pageInfo.hasNextPage
    if (!more) assert.equal(forward.length, p.totalCount)
  }
  const backward = []
  for (let before = null, more = true; more; ) {
    const { articles: p } = await ask({ last: 7, before })
    backward.unshift(...p.edges.map((e) => e.node.id))
    before = p.pageInfo.startCursor
    more = p.pageInfo.hasPreviousPage
  }
  assert.deepEqual(backward, forward)
  assert.equal(new Set(forward).size, forward.length)
  assert.ok(forward.length > 14)
  return forward
}

// follow takes the state at once, changes the graph, and takes the next.
async function follow(iterable) {
  const states = []
  for await (const { data, errors } of iterable) {
    assert.equal(errors, undefined)
    states.push(data.changes.graph)
    if (states.length === 2) break
    execFileSync(change[0], change.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  assert.notEqual(states[0], states[1])
}

const subscription = { query: 'subscription { changes { graph } }' }
let found
const steps = {
  'graphql-request': async () => {
    const client = new GraphQLClient(url)
    found = await page((variables) => client.request(articles, variables))
    await assert.rejects(client.request('{ none }'), (e) => e.response.status === 400) // it reads no body of these
  },
  urql: async () => {
    const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false })
    const ask = async (variables) => {
      const { data, error } = await client.query(articles, variables, { requestPolicy: 'network-only' }).toPromise()
      assert.equal(error, undefined)
      return data
    }
    assert.deepEqual(await page(ask), found)
  },
  'graphql-ws': async () => {
    const client = createSocket({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })
    const answers = client.iterate({ query: '{ version { program } }' })
    assert.ok((await answers.next()).value.data.version.program)
    await assert.rejects(client.iterate({ query: '{ none }' }).next())
    await follow(client.iterate(subscription))
    await client.dispose()
  },
  'graphql-sse': async () => {
    const client = createEvents({ url, retryAttempts: 0 })
    const answers = client.iterate({ query: '{ version { program } }' })
    assert.ok((await answers.next()).value.data.version.program)
    await follow(client.iterate(subscription))
    client.dispose()
  },
}

let failed = 0
for (const [name, step] of Object.entries(steps)) {
  try {
    await step()
    console.log(`ok\t${name}`)
  } catch (e) {
    failed++
    console.log(`failed\t${name}\t${e?.stack ?? JSON.stringify(e)}`)
  }
}
process.exit(failed === 0 ? 0 : 1)
