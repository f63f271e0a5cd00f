// Package eval scores extraction against annotated articles.
//
// A gold folder holds NAME.json beside NAME.txt for each article: its entities with every surface, its relations with their
// sentence, citations and concepts. [Load] reads one; [Run] holds what extraction made of the sources; [Score] compares the two
// and gives a [Report]: precision, recall and F1 per type, recogniser, predicate and rule, with bootstrap intervals over the
// articles, the faults one by one with who caused each ([Report.Faults]), and how often confidence is right ([Reliability]).
//
// What counts as right is defined in decision 0010. Positions are code points. Nothing here is random: the bootstrap draws from
// a generator with a fixed seed, so the same articles give the same intervals.
//
// eval imports graph, extract and extract/dutch; never a store, the API, or the knowledge of the seeds. It opens no files but
// those of the file system that it is given.
package eval
