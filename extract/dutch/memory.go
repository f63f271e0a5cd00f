package dutch

import (
	"strings"
	"sync"
)

// memory remembers what know makes of words, from one document to the next: most words of an article are those of the articles
// before. What it returns hangs on the word alone, so that remembering changes the time and nothing else. Goroutines may share it;
// each that reads at the same time fills a table of its own.
type memory[T any] struct {
	know   func(word string) T // of a folded word
	tables sync.Pool           // of *table[T], none of which is in use
}

// table numbers words and holds what is known of each.
type table[T any] struct {
	numbers map[string]int32
	known   []T
}

// maxRemembered is how many words a table takes along to the next document, some 200 bytes each.
const maxRemembered = 16_384

// read returns for each token but marks the number under which known has what is known of its word; marks have that of "".
func (m *memory[T]) read(tokens []Token) (numbers []int32, known []T) {
	t, _ := m.tables.Get().(*table[T])
	if t == nil || len(t.known) > maxRemembered {
		t = &table[T]{numbers: map[string]int32{"": 0}, known: []T{m.know("")}}
	}
	defer m.tables.Put(t)
	numbers = make([]int32, len(tokens))
	for i := range tokens {
		if tokens[i].Kind == Punct {
			continue
		}
		n, ok := t.numbers[tokens[i].Lower]
		if !ok {
			word := strings.Clone(tokens[i].Lower) // the text it stands in must not stay with it
			n = int32(len(t.known))                //nolint:gosec // fewer than the tokens of a document and maxRemembered
			t.numbers[word], t.known = n, append(t.known, m.know(word))
		}
		numbers[i] = n
	}
	return numbers, t.known
}
