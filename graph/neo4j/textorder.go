package neo4j

import (
	"context"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Lists are ordered by bytes of UTF-8, which is the order of code points. The server orders texts that it reads from its files
// and its indexes so too, but compares them with parameters and with texts that it made by units of UTF-16, where U+10428, written
// with surrogates from U+D800, comes before U+FA0E. Where a text may be compared with a cursor, a node therefore holds beside it
// the text that ordered makes of it, when that is another: idOrder beside id, keyOrder beside key.

// last is U+FFFF, which no unit of UTF-16 and no text of one character below U+10000 comes after.
const last = '\uffff'

// ordered returns a text without characters above U+FFFF. Two such texts compare by either way as the texts that they stand for do
// by code points: each character above U+FFFF becomes U+FFFF and two characters for the upper and the lower ten bits of what it is
// more. U+FFFF itself becomes U+FFFF and a character that comes before those.
func ordered(text string) string {
	if !odd(text) {
		return text
	}
	const digits, before = 0x100, '\u0001'
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < last:
			b.WriteRune(r)
		case r == last:
			b.WriteString(string([]rune{last, before}))
		default:
			more := r - last - 1
			b.WriteString(string([]rune{last, digits + more>>10, digits + more&0x3ff}))
		}
	}
	return b.String()
}

// odd reports whether ordered makes another text of a text.
func odd(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= last })
}

// oddOrder returns what a node holds beside a text: NULL where ordered makes nothing else of it.
func oddOrder(text string) any {
	if !odd(text) {
		return nil
	}
	return ordered(text)
}

// oddTexts is a regular expression of the server for the texts of which ordered makes others.
const oddTexts = `(?s).*[\x{FFFF}-\x{10FFFF}].*`

// backfillOrder gives nodes and relationships of schema 1 what they hold beside odd texts. It may run twice.
func (s *Store) backfillOrder(ctx context.Context) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }() // the error of the transaction says more
	raw, err := session.BeginTransaction(ctx, driver.WithTxTimeout(s.opts.WriteTimeout))
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = raw.Close(context.WithoutCancel(ctx)) }() // rolls back what was not committed
	t := &transaction{ctx: ctx, raw: raw, queries: s.queries, opts: &s.opts}
	if _, err := t.run("lock", nil); err != nil {
		return err
	}
	for _, step := range []struct {
		of  string
		row func(found row) params
	}{
		{"node", func(r row) params {
			return params{"node": r.text(0), "id": oddOrder(r.text(1)), "key": oddOrder(r.text(2))}
		}},
		{"claim", func(r row) params {
			return params{"id": r.text(0), "edge": oddOrder(r.text(1)), "place": ordered(claimPlace(r.text(2), r.int(3)))}
		}},
		{"edge", func(r row) params { return params{"edge": r.text(0), "id": oddOrder(r.text(1))} }},
	} {
		found, err := t.list("order_find_"+step.of, params{"odd": oddTexts})
		if err != nil {
			return err
		}
		rows := make([]params, len(found))
		for i, r := range found {
			rows[i] = step.row(r)
		}
		if err := t.put("order_set_"+step.of, rows); err != nil {
			return err
		}
	}
	if err := raw.Commit(ctx); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}
