// lint.mjs SCHEMA FILE...: check statements against a schema with Neo4j's own language tools, without a server. The schema is JSON:
// labels, relationshipTypes, and parameters by an example of each. A file may hold several statements, ended by semicolons.
// Exit code 1 and one line FILE:LINE:COLUMN for each finding; both languages that servers speak are tried.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { lintCypherQuery, testData } = createRequire(import.meta.url)('@neo4j-cypher/language-support');

const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const { functions, procedures } = testData.mockSchema; // those of a server, as the tools come with them

let found = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const lines = new Set();
  for (const defaultLanguage of ['CYPHER 5', 'CYPHER 25']) {
    const { diagnostics } = lintCypherQuery(text, { ...schema, functions, procedures, defaultLanguage }, { consoleCommandsEnabled: false });
    for (const d of diagnostics) {
      lines.add(`${file}:${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message.replace(/\s+/g, ' ')}`);
    }
  }
  for (const line of lines) {
    console.log(line);
    found++;
  }
}
console.log(`${files.length} files, ${found} findings`);
process.exit(found === 0 ? 0 : 1);
