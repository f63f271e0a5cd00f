// Package dutch holds what we know of the Dutch language and of how the Dutch social domain names things: words and sentences,
// stems, and the recognisers that find names in a [Document].
//
// A recogniser is one small interface over the whole document; which ones run is an explicit list made by the caller. Knowledge
// (gazetteers, thesaurus, lists of names and roles) is passed in as plain values. Everything is pure: the same text and
// knowledge give the same mentions on every machine. Offsets are byte spans of the document's text.
//
// dutch imports graph's vocabulary and text libraries; never a store, the rest of extract, the network or the file system.
package dutch
