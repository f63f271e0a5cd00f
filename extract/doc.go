// Package extract turns the text of one source into a [graph.Change]: it cuts the text into its articles, finds the names in
// them, resolves the names to entities, and reads claims and citations, each with its evidence.
//
// The steps are functions over plain data that can be called alone and printed, in the order of the data path:
//
//	source text ─Segment─► Drafts ─sentences, names─► mentions ─resolve─► claims ─► Change
//
// extract is pure: the same text, knowledge and version give the same Change, on every machine and with any number of
// workers. It has no clock, no counter, no map order and no floating-point arithmetic in what it decides. Offsets inside the
// package are byte spans; [Draft.Reading] turns them into code points once, where the Change is made.
//
// extract imports graph and the packages below it; never a store, the API, a reader of files, or the network.
package extract
