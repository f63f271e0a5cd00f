package reader

// Options are the limits of reading.
type Options struct {
	MaxFile  int64 // bytes of a file
	MaxText  int64 // bytes of the decoded text
	MaxDepth int   // nesting of HTML elements
}

// DefaultOptions returns the limits in force unless configured: 20 MB a file, 5 MB of text, 512 levels of HTML.
func DefaultOptions() Options {
	return Options{MaxFile: 20_000_000, MaxText: 5_000_000, MaxDepth: 512}
}
