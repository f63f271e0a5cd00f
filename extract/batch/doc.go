// Package batch runs many sources through extraction into a sink: in parallel, in order, and within bounded memory.
//
// It promises that the sink sees the same Changes in the same order and the same transactions whatever the number of workers;
// that no more than a window of results is held at any moment; that a source whose digest and extractor version are unchanged
// is skipped; and that a source which cannot be read or extracted is set aside with its reason while the others go on. What a
// sink has accepted stays when a run is interrupted, and the next run does the rest.
//
// Reading, extraction and the sink are arguments, so batch touches no file, clock or store itself. It imports graph; never a
// store, a reader or the API.
package batch
