package reader_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

const sample = "Lector Sanne vindt: ‘één idee is geen idee.’ Dat kost € 5.\n"

func utf16Bytes(s string, big, mark bool) []byte {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var out []byte
	for _, u := range units {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestDecodeReadsEveryEncoding(t *testing.T) {
	windows := []byte("Lector Sanne vindt: \x91\xe9\xe9n idee is geen idee.\x92 Dat kost \x80 5.\n")
	tests := []struct {
		name     string
		data     []byte
		encoding string
		note     string
	}{
		{"UTF-8", []byte(sample), "UTF-8", ""},
		{"UTF-8 with a mark", []byte("\xef\xbb\xbf" + sample), "UTF-8", "byte order mark"},
		{"UTF-16 little endian with a mark", utf16Bytes(sample, false, true), "UTF-16LE", "UTF-16LE"},
		{"UTF-16 big endian with a mark", utf16Bytes(sample, true, true), "UTF-16BE", "UTF-16BE"},
		{"UTF-16 little endian without a mark", utf16Bytes(sample, false, false), "UTF-16LE", "without a byte order mark"},
		{"UTF-16 big endian without a mark", utf16Bytes(sample, true, false), "UTF-16BE", "without a byte order mark"},
		{"Windows-1252", windows, "Windows-1252", "byte 20 is no UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := reader.Decode("a.txt", tt.data, reader.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			if s.Text != sample || s.Encoding != tt.encoding {
				t.Errorf("read %q as %s, want %q as %s", s.Text, s.Encoding, sample, tt.encoding)
			}
			if notes := strings.Join(s.Notes, "; "); (notes == "") != (tt.note == "") || !strings.Contains(notes, tt.note) {
				t.Errorf("notes %q, want %q in them", notes, tt.note)
			}
			if len(s.Digest) != 64 || strings.Trim(s.Digest, "0123456789abcdef") != "" {
				t.Errorf("digest %q is no SHA-256", s.Digest)
			}
		})
	}
}

func TestDecodeKeepsEveryCharacter(t *testing.T) {
	for _, text := range []string{"een\r\ntwee\rdrie\n", "een\u00a0twee\u00adDrie\u200b\ufffd", "😀 emoji 🤝\n", "\u202Ertl\u202C x", "vorm\ffeed en tab\t\n"} {
		s, err := reader.Decode("a.txt", []byte(text), reader.DefaultOptions())
		if err != nil || s.Text != text {
			t.Errorf("%q came back as %q, %v", text, s.Text, err)
		}
	}
}

func TestDecodeReadsSurrogatePairs(t *testing.T) {
	s, err := reader.Decode("a.txt", utf16Bytes("groet 😀 van Sanne", false, true), reader.DefaultOptions())
	if err != nil || s.Text != "groet 😀 van Sanne" {
		t.Errorf("got %q, %v", s.Text, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             string // in the error: the place
	}{
		{"an empty file", "a.txt", "", "a.txt: is empty"},
		{"white space", "a.txt", " \r\n\t\u00a0\u200b\n", "only white space"},
		{"an empty page", "a.html", "<html><body><script>x()</script></body></html>", "only white space"},
		{"NUL bytes", "a.txt", "tekst\x00tekst", "NUL byte at 5"},
		{"control characters", "a.txt", "\x01\x02tekst", "2 control characters, the first at byte 0"},
		{"a PDF under another name", "a.txt", "%PDF-1.7\n%âãÏÓ", "is PDF"},
		{"an archive under another name", "a.txt", "PK\x03\x04\x14\x00", "ZIP archive"},
		{"a picture", "a.txt", "\x89PNG\r\n\x1a\n\x00\x00", "PNG picture"},
		{"damaged UTF-8", "a.txt", "één \xc3 twee", "byte 6 (0xc3)"},
		{"bytes that Windows-1252 lacks", "a.txt", "tekst \x81\x8d tekst", "byte 6 (0x81)"},
		{"bytes that read as nothing", "a.txt", "\xb5\xc2\xd1 \xe8\xf3\xa4 \xd7\xc6", "no plausible Windows-1252"},
		{"half a UTF-16 character", "a.txt", "\xff\xfea\x00b", "byte 4: half a character"},
		{"half a surrogate pair", "a.txt", "\xff\xfea\x00\x00\xd8b\x00", "byte 4: half of a surrogate pair"},
		{"a NUL in UTF-16", "a.txt", "\xff\xfea\x00\x00\x00b\x00", "byte 4: a NUL"},
		{"UTF-32", "a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := reader.Decode(tt.file, []byte(tt.data), reader.DefaultOptions())
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want ErrInvalid with %q", err, tt.want)
			}
			if !strings.HasPrefix(err.Error(), tt.file) || graph.Hint(err) == "" {
				t.Errorf("error %q (hint %q) names no file or no remedy", err, graph.Hint(err))
			}
		})
	}
}

func TestDecodeHoldsTheLimitOnText(t *testing.T) {
	opts := reader.DefaultOptions()
	opts.MaxText = 100
	for n, ok := range map[int]bool{99: true, 100: true, 101: false} {
		_, err := reader.Decode("a.txt", []byte(strings.Repeat("a", n)), opts)
		if (err == nil) != ok {
			t.Errorf("%d bytes with a limit of 100: %v", n, err)
		}
		if err != nil && !strings.Contains(err.Error(), "over the limit of 100") {
			t.Errorf("the error %q doesn't say the limit", err)
		}
	}
}

func TestEqualBytesHaveOneDigest(t *testing.T) {
	a, errA := reader.Decode("a.txt", []byte(sample), reader.DefaultOptions())
	b, errB := reader.Decode("b.md", []byte(sample), reader.DefaultOptions())
	c, errC := reader.Decode("c.txt", []byte(sample+" "), reader.DefaultOptions())
	if err := errors.Join(errA, errB, errC); err != nil {
		t.Fatal(err)
	}
	if a.Digest != b.Digest || a.Digest == c.Digest {
		t.Errorf("digests %s %s %s: equal bytes have equal ones, others don't", a.Digest, b.Digest, c.Digest)
	}
}
