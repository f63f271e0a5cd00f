package reader_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// The fuzz targets start from files in testdata/fuzz, which the Go tool reads in silence: none there would leave them blind.
func TestFuzzCorporaAreThere(t *testing.T) {
	for _, name := range []string{"FuzzDecode", "FuzzPage"} {
		seeds, err := filepath.Glob(filepath.Join("testdata", "fuzz", name, "*"))
		if err != nil || len(seeds) < 5 {
			t.Errorf("%s starts from %d seeds, %v", name, len(seeds), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.txt", data) })
}

func FuzzPage(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.html", data) })
}

// check holds what Decode promises of any bytes: valid text within the limit, or a typed error with a remedy.
func check(t *testing.T, name string, data []byte) {
	opts := reader.Options{MaxFile: 1 << 20, MaxText: 1 << 16, MaxDepth: 100}
	s, err := reader.Decode(name, data, opts)
	if err != nil {
		if !errors.Is(err, graph.ErrInvalid) || !strings.HasPrefix(err.Error(), name) || graph.Hint(err) == "" {
			t.Errorf("error %v (hint %q) has no kind, file or remedy", err, graph.Hint(err))
		}
		return
	}
	switch {
	case !utf8.ValidString(s.Text):
		t.Errorf("text %q is no valid UTF-8", s.Text)
	case strings.TrimSpace(s.Text) == "" || int64(len(s.Text)) > opts.MaxText:
		t.Errorf("text of %d bytes is blank or over the limit", len(s.Text))
	case strings.ContainsRune(s.Text, 0) && name == "a.txt":
		t.Errorf("text %q holds a NUL", s.Text)
	case s.Encoding == "" || len(s.Digest) != 64:
		t.Errorf("encoding %q, digest %q", s.Encoding, s.Digest)
	}
	again, err := reader.Decode(name, data, opts)
	if err != nil || again.Text != s.Text {
		t.Errorf("a second decoding differs: %v", err)
	}
	if s.Encoding == "UTF-8" && name == "a.txt" && strings.TrimPrefix(string(data), "\ufeff") != s.Text {
		t.Errorf("UTF-8 came back changed: %q", s.Text)
	}
}
