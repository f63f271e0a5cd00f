package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// shown reads what an article shows of its reading from the canonical JSON, and leaves out what stands in tables of its own, of
// which there is far more. Canonical JSON holds its members in the order of the fields, and no quotation mark inside of a text
// stands without a backslash: what begins a member stands nowhere else.
func shown(plain []byte) (*graph.Reading, error) {
	var tail []byte
	head := plain
	for _, member := range []string{`,"entities":[`, `,"claims":[`} {
		if before, _, ok := bytes.Cut(head, []byte(member)); ok {
			head = append(bytes.Clone(before), '}')
			break
		}
	}
	if len(head) < len(plain) {
		if _, after, ok := bytes.Cut(plain[len(head)-1:], []byte(`,"citations":[`)); ok {
			list, _, terms := bytes.Cut(after, []byte(`],"terms":[`))
			if !terms {
				list = bytes.TrimSuffix(list, []byte("]}"))
			}
			tail = slices.Concat([]byte("["), list, []byte("]"))
		}
	}
	var r graph.Reading
	if err := json.Unmarshal(head, &r); err != nil {
		return nil, fmt.Errorf("decode the text of a reading: %w", err)
	}
	if len(tail) > 0 {
		if err := json.Unmarshal(tail, &r.Citations); err != nil {
			return nil, fmt.Errorf("decode the citations of a reading: %w", err)
		}
	}
	return &r, nil
}
