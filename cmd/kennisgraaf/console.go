package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// sticky remembers the first error of writing, so that a result which never arrived is no success.
type sticky struct {
	w   io.Writer
	err error
}

// Write implements [io.Writer].
func (s *sticky) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

// say prints one line on standard error, above a progress bar.
func (a *app) say(format string, args ...any) {
	if a.bar != nil {
		_ = a.bar.Clear() // it draws itself again at the next step
	}
	fmt.Fprintln(a.stderr, "kennisgraaf: "+printable(fmt.Sprintf(format, args...)))
}

// plain writes text that may hold what articles say: nothing in it steers a terminal. Each write holds whole characters.
type plain struct{ w io.Writer }

// Write implements [io.Writer].
func (p plain) Write(b []byte) (int, error) {
	var out strings.Builder
	for l := range strings.Lines(string(b)) {
		text, end := strings.CutSuffix(l, "\n")
		out.WriteString(printable(text))
		if end {
			out.WriteByte('\n')
		}
	}
	if _, err := io.WriteString(p.w, out.String()); err != nil {
		return 0, err
	}
	return len(b), nil
}

// printable keeps what articles and file names hold from steering a terminal or breaking a line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// isTerminal reports whether a person watches w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printJSON writes a value for machines: indented, one document.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// quoted is a text as a JSON string that can stand in single quotes of a shell.
func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""` // no text fails to marshal
	}
	return strings.ReplaceAll(string(b), "'", `\u0027`)
}

// plural returns "1 article" or "2 articles".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
