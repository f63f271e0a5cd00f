package answer

import (
	"bytes"
	"context"
	"strconv"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// Writer writes the answer of one query.
type Writer struct {
	ctx    context.Context
	op     *graphql.OperationContext
	loads  Loads
	text   []byte
	in     *piece  // that is being written
	next   []*hole // of the level
	failed bool

	errors  []failure // of fields of the root
	nothing bool      // a field of the root that may not be null failed, and with it the answer

	roots *roots // resolvers of the root that run at the same time; nil: none
	alone bool   // the one resolver of the root did not run yet
}

// failure is why a field has no value.
type failure struct {
	at  context.Context
	err error
}

// Context returns the context of the query.
func (w *Writer) Context() context.Context { return w.ctx }

// Fail gives up: the answer has an error, or a null where none may be.
func (w *Writer) Fail() { w.failed = true }

// Failed reports whether the writer gave up.
func (w *Writer) Failed() bool { return w.failed }

// Open begins an object.
func (w *Writer) Open() { w.text = append(w.text, '{') }

// Close ends an object.
func (w *Writer) Close() { w.text = append(w.text, '}') }

// OpenList begins a list.
func (w *Writer) OpenList() { w.text = append(w.text, '[') }

// CloseList ends a list.
func (w *Writer) CloseList() { w.text = append(w.text, ']') }

// Item begins item i of a list.
func (w *Writer) Item(i int) {
	if i > 0 {
		w.text = append(w.text, ',')
	}
}

// Key begins field i of an object.
func (w *Writer) Key(i int, f *Field) {
	w.Item(i)
	w.text = append(w.text, f.key...)
}

// Null writes a null, and gives up where none may be.
func (w *Writer) Null(forbidden bool) {
	w.failed = w.failed || forbidden
	w.text = append(w.text, "null"...)
}

// String writes a text.
func (w *Writer) String(s string) { w.text = appendString(w.text, s) }

// Text writes a text, and null for an empty one.
func (w *Writer) Text(s string, required bool) {
	if s == "" {
		w.Null(required)
		return
	}
	w.text = appendString(w.text, s)
}

// Int writes a number.
func (w *Writer) Int(n int) { w.text = strconv.AppendInt(w.text, int64(n), 10) }

// Bool writes true or false.
func (w *Writer) Bool(b bool) { w.text = strconv.AppendBool(w.text, b) }

// Marshal writes what a marshaler of gqlgen writes.
func (w *Writer) Marshal(m graphql.Marshaler, required bool) {
	if m == graphql.Null {
		w.Null(required)
		return
	}
	b := bytes.NewBuffer(w.text)
	m.MarshalGQL(b)
	w.text = b.Bytes()
}

// appendString appends s as gqlgen quotes it, byte for byte.
func appendString(to []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	to = append(to, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		to = append(to, s[start:i]...)
		start = i + 1
		switch c {
		case '\t':
			to = append(to, `\t`...)
		case '\r':
			to = append(to, `\r`...)
		case '\n':
			to = append(to, `\n`...)
		case '"', '\\':
			to = append(to, '\\', c)
		default:
			to = append(to, `\u00`...)
			to = append(to, hex[c>>4], hex[c&0xf])
		}
	}
	to = append(to, s[start:]...)
	return append(to, '"')
}
