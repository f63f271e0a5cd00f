package reader_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Each file of testdata/html holds a page and the text that it shows.
func TestPagesShowTheirText(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			if len(a.Files) != 2 {
				t.Fatalf("%d parts, want page.html and text.txt", len(a.Files))
			}
			s, err := reader.Decode(a.Files[0].Name, a.Files[0].Data, reader.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			if got, want := s.Text+"\n", string(a.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestPagesHoldTheLimitOnDepth(t *testing.T) {
	opts := reader.DefaultOptions()
	opts.MaxDepth = 40
	nested := func(n int) []byte { // html and body are two of them
		return []byte("<html><body>" + strings.Repeat("<div>", n-2) + "diep" + strings.Repeat("</div>", n-2) + "</body></html>")
	}
	for n, ok := range map[int]bool{39: true, 40: true, 41: false} {
		_, err := reader.Decode("a.html", nested(n), opts)
		if (err == nil) != ok {
			t.Errorf("%d elements with a limit of 40: %v", n, err)
		}
	}
	for _, n := range []int{511, 512, 513, 100_000} {
		_, err := reader.Decode("a.html", nested(n), reader.DefaultOptions())
		if (err == nil) != (n <= 512) {
			t.Errorf("%d elements: %v", n, err)
		}
		if err != nil && (!errors.Is(err, graph.ErrInvalid) || graph.Hint(err) == "" || !strings.Contains(err.Error(), "deeper than 512")) {
			t.Errorf("%d elements: error %v", n, err)
		}
	}
}

func TestPagesInWindows1252(t *testing.T) {
	page := "<html><head><meta charset=\"windows-1252\"></head><body><p>Caf\xe9 \x91De Spil\x92 is open.</p></body></html>"
	s, err := reader.Decode("a.htm", []byte(page), reader.DefaultOptions())
	if err != nil || s.Text != "Café ‘De Spil’ is open." || s.Encoding != "Windows-1252" {
		t.Errorf("got %q as %s, %v", s.Text, s.Encoding, err)
	}
}
