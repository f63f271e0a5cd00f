module.exports = {
  schema: '../../schema.graphqls',
  documents: './documents/*.graphql',
  generates: { './generated/types.ts': { plugins: ['typescript', 'typescript-operations'] } },
}
