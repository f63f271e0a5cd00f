// Package reader turns files into source text: it finds the inputs under the paths a person names, reads their bytes within
// limits, and decodes them.
//
// It promises that no input takes down a run: every file gives its text or one typed error that names the file, the place and a
// remedy, in memory bounded by the limits whatever the file claims to be. The text keeps the source's own characters; nothing is
// normalised, so offsets into it hold. What was guessed (an encoding) is said in the notes.
//
// The formats are plain text (.txt, .text, .md) and HTML (.html, .htm). Files of other formats are set aside with a reason.
//
// reader imports graph's errors and golang.org/x/net/html; never a store, the rest of extract, or the network. The file system
// is an argument.
package reader
