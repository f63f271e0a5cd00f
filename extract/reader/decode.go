package reader

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// decodeText finds the encoding of a file's bytes and decodes them. It notes in s what it found and guessed.
func decodeText(path string, data []byte, s *Source) (string, error) {
	switch {
	case len(data) == 0:
		return "", &graph.Error{
			Kind: graph.ErrInvalid, Detail: path + ": is empty",
			Remedy: "leave the file out, or save its text again",
		}
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "", &graph.Error{
			Kind: graph.ErrInvalid, Detail: path + ": is UTF-32 by its byte order mark",
			Remedy: "save it as UTF-8",
		}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(path, data, 2, false, s)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(path, data, 2, true, s)
	}
	if kind := magic(data); kind != "" {
		return "", &graph.Error{Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: is %s by its first bytes, not text", path,
			kind), Remedy: "give it its own extension, or save it as text"}
	}
	if big, ok := looksUTF16(data); ok {
		s.Notes = append(s.Notes, "read as UTF-16 without a byte order mark")
		return decodeUTF16(path, data, 0, big, s)
	}
	if err := notBinary(path, data); err != nil {
		return "", err
	}
	return decodeBytes(path, data, s)
}

// decodeBytes reads UTF-8, or Windows-1252 where the bytes are plausible as such.
func decodeBytes(path string, data []byte, s *Source) (string, error) {
	if rest, found := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); found {
		data = rest
		s.Notes = append(s.Notes, "UTF-8 byte order mark left out")
	}
	bad := firstInvalid(data)
	if bad < 0 {
		s.Encoding = "UTF-8"
		return string(data), nil
	}
	if !plausible1252(data) {
		return "", &graph.Error{
			Kind: graph.ErrInvalid,
			Detail: fmt.Sprintf("%s: byte %d (0x%02x) is no valid UTF-8, and the file is no plausible Windows-1252", path, bad,
				data[bad]),
			Remedy: "find the damage at that byte, or save the file as UTF-8",
		}
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decode %s as Windows-1252: %w", path, err)
	}
	s.Encoding = "Windows-1252"
	s.Notes = append(s.Notes, fmt.Sprintf("read as Windows-1252: byte %d is no UTF-8", bad))
	return string(text), nil
}

// firstInvalid returns the offset of the first byte that is no UTF-8, or -1.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// maxHighShare is the greatest share of bytes over 0x7f, in per cent, in plausible Windows-1252 text of a European language.
const maxHighShare = 25

// plausible1252 reports whether bytes that are no UTF-8 read well as Windows-1252: every byte is defined there, nearly all above
// 0x7f are letters beside letters or marks of typography, and no sequence happens to be UTF-8, which a damaged UTF-8 file has.
func plausible1252(data []byte) bool {
	high, good := 0, 0
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c < utf8.RuneSelf {
			continue
		}
		if r, size := utf8.DecodeRune(data[i:]); r != utf8.RuneError && size > 1 {
			return false
		}
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError || c < 0xa0 && unicode.IsControl(r) {
			return false
		}
		high++
		if !unicode.IsLetter(r) || besideLetter(data, i) {
			good++
		}
	}
	return high*100 <= len(data)*maxHighShare && good*10 >= high*9
}

// maxHighRun is how many letters over 0x7f stand together in a word: "geëerd", "één", "naïeve".
const maxHighRun = 3

// besideLetter reports whether an ASCII letter stands next to byte i, or next to a short run of letters over 0x7f that holds it.
func besideLetter(data []byte, i int) bool {
	for _, step := range []int{-1, 1} {
		for n, j := 1, i+step; n <= maxHighRun && j >= 0 && j < len(data); n, j = n+1, j+step {
			if c := data[j] | 0x20; c >= 'a' && c <= 'z' {
				return true
			}
			if data[j] < utf8.RuneSelf || !unicode.IsLetter(charmap.Windows1252.DecodeByte(data[j])) {
				break
			}
		}
	}
	return false
}

// decodeUTF16 decodes data from byte skip on. A unit that is half a surrogate pair, or half a unit at the end, is refused with its
// offset.
func decodeUTF16(path string, data []byte, skip int, big bool, s *Source) (string, error) {
	s.Encoding = "UTF-16LE"
	if big {
		s.Encoding = "UTF-16BE"
	}
	if skip > 0 {
		s.Notes = append(s.Notes, "read as "+s.Encoding)
	}
	var b strings.Builder
	b.Grow(len(data))
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	for i := skip; i < len(data); i += 2 {
		if i+1 == len(data) {
			return "", damaged16(path, s.Encoding, i, "half a character at the end")
		}
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) || utf16.DecodeRune(r, unit(i+2)) == unicode.ReplacementChar {
				return "", damaged16(path, s.Encoding, i, "half of a surrogate pair")
			}
			r = utf16.DecodeRune(r, unit(i+2))
			i += 2
		}
		if r == 0 {
			return "", damaged16(path, s.Encoding, i, "a NUL character")
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func damaged16(path, encoding string, at int, what string) error {
	return &graph.Error{
		Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: byte %d: %s in %s text", path, at, what, encoding),
		Remedy: "save it as UTF-8",
	}
}

// looksUTF16 reports whether bytes without a mark are UTF-16 of a European language: every other byte is mostly zero, the ones
// between hardly ever.
func looksUTF16(data []byte) (big, ok bool) {
	n := min(len(data), 4096) / 2
	if n < 2 {
		return false, false
	}
	even, odd := 0, 0
	for i := range n {
		if data[2*i] == 0 {
			even++
		}
		if data[2*i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd*10 >= n*7 && even*20 <= n:
		return false, true
	case even*10 >= n*7 && odd*20 <= n:
		return true, true
	}
	return false, false
}

// notBinary refuses NUL bytes, and text with more than one control character in a thousand.
func notBinary(path string, data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%s: NUL byte at %d: is binary, not text", path, i),
			Remedy: "save it as UTF-8 text",
		}
	}
	controls, first := 0, -1
	for i, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' {
			if first < 0 {
				first = i
			}
			controls++
		}
	}
	if controls*1000 > len(data) {
		return &graph.Error{
			Kind:   graph.ErrInvalid,
			Detail: fmt.Sprintf("%s: %d control characters, the first at byte %d: is binary, not text", path, controls, first),
			Remedy: "save it as UTF-8 text",
		}
	}
	return nil
}

// magic names the format of well-known binary files.
func magic(data []byte) string {
	for _, m := range []struct{ prefix, name string }{
		{"%PDF-", "PDF"},
		{"PK\x03\x04", "a ZIP archive or an office document"},
		{"\x89PNG", "a PNG picture"},
		{"\xff\xd8\xff", "a JPEG picture"},
		{"GIF8", "a GIF picture"},
		{"\x1f\x8b", "a gzip archive"},
		{"\xd0\xcf\x11\xe0", "an old office document"},
		{"{\\rtf", "RTF"},
		{"SQLite format 3\x00", "an SQLite file"},
		{"\x7fELF", "a program"},
	} {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.name
		}
	}
	return ""
}

// blank reports whether a text shows nothing: white space, marks and invisible characters only.
func blank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
	}) < 0
}
