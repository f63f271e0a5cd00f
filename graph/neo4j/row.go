package neo4j

// row is one list of an answer. A value that is missing or of another type reads as zero.
type row []any

func (r row) at(i int) any {
	if i < len(r) {
		return r[i]
	}
	return nil
}

func (r row) text(i int) string {
	s, _ := r.at(i).(string)
	return s
}

func (r row) int64(i int) int64 {
	n, _ := r.at(i).(int64)
	return n
}

func (r row) int(i int) int { return int(r.int64(i)) }

func (r row) bool(i int) bool {
	b, _ := r.at(i).(bool)
	return b
}

func (r row) blob(i int) []byte {
	b, _ := r.at(i).([]byte)
	return b
}

// row returns a list inside the list.
func (r row) row(i int) row {
	l, _ := r.at(i).([]any)
	return l
}

// rows returns a list of lists inside the list.
func (r row) rows(i int) []row {
	list := r.row(i)
	out := make([]row, len(list))
	for n := range list {
		out[n] = list.row(n)
	}
	return out
}

// texts returns a list of texts inside the list; an empty one is nil.
func (r row) texts(i int) []string {
	list := r.row(i)
	if len(list) == 0 {
		return nil
	}
	out := make([]string, len(list))
	for n := range list {
		out[n] = list.text(n)
	}
	return out
}
