// Package page shows the graph as plain pages of HTML: a start page, search, entities with their claims and the sentence of each,
// articles with their mentions highlighted, paths, and a permalink for every piece of evidence. In Dutch and in English, without
// script, readable on a phone.
//
// It promises that whatever an article, a name or a visitor says is text on a page and never markup, and that a page needs a
// bounded number of reads. It imports graph, never the GraphQL resolvers, a store or extract.
package page
