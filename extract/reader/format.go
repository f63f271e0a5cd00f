package reader

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// format is how the bytes of a file become text.
type format uint8

const (
	unknownFormat format = iota
	plainText
	htmlText
	laterFormat // known, and not read yet
)

// readable names the formats in remedies.
const readable = ".txt, .text, .md, .html and .htm"

func formatOf(path string) format {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text", ".md":
		return plainText
	case ".html", ".htm":
		return htmlText
	case ".pdf", ".docx", ".jsonl", ".zip", ".gz", ".tar", ".tgz":
		return laterFormat
	}
	return unknownFormat
}

// formatError says why a file of this name is not read; nil when it is.
func formatError(path string) error {
	ext := filepath.Ext(path)
	switch formatOf(path) {
	case laterFormat:
		return &graph.Error{
			Kind:   graph.ErrInvalid,
			Detail: fmt.Sprintf("%s: %s files are not read yet", path, ext),
			Remedy: "PDF, DOCX, JSONL and archives come in a later version; until then save it as text or HTML",
		}
	case unknownFormat:
		what := "a file without an extension is not read"
		if ext != "" {
			what = fmt.Sprintf("unknown extension %q", ext)
		}
		return &graph.Error{
			Kind:   graph.ErrInvalid,
			Detail: fmt.Sprintf("%s: %s", path, what),
			Remedy: "formats read are " + readable + "; rename or convert the file",
		}
	}
	return nil
}
