// Package view holds the shapes that the GraphQL schema shows and graph has no type for: pages with cursors, things seen from
// another thing, and how scalars are written.
//
// It holds data only and reads no store. It imports graph and gqlgen's scalars, never the resolvers, a store or extract.
package view
