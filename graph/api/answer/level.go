package answer

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// ErrLater is what a resolver returns whose value is asked for and not read yet. It is called again when the value is there, so
// that it must change nothing.
var ErrLater = errors.New("the value is read later")

// Loads reads what resolvers ask for.
type Loads interface {
	// Alone says that one resolver runs, and nothing else: what it waits for is read at once.
	Alone()
	// Together says that resolvers run at the same time and wait, so that reads gather what they ask for.
	Together()
	// ByLevel says that resolvers run one after the other: what is not read yet is ErrLater.
	ByLevel()
	// Read reads all that was asked for and is not read yet.
	Read(ctx context.Context)
}

// mostLevels bounds how often holes are filled: a resolver that never has what it waits for ends there.
const mostLevels = 100

// piece is a part of the text, with holes.
type piece struct {
	start, end int
	holes      []*hole
}

// hole is a place in a piece that is filled when more is read.
type hole struct {
	at     int // in the text, inside of its piece
	fill   func()
	filled piece
}

// Query writes the answer of a query, false when it gives up. The root is the query itself as a field; write writes it.
func Query(ctx context.Context, loads Loads, satisfies []string, write func(w *Writer, root *Field)) (answer []byte, ok bool) {
	w := &Writer{ctx: ctx, op: graphql.GetOperationContext(ctx), loads: loads, text: make([]byte, 0, 4096)}
	root := &Field{w: w, CollectedField: graphql.CollectedField{Selections: w.op.Operation.SelectionSet}}
	defer func() {
		w.roots.wait()
		if p := recover(); p != nil { // the executor meets it again, and reports it
			answer, ok = nil, false
		}
		if !ok {
			loads.Read(ctx)
		}
		loads.Together()
	}()
	if len(root.Of(satisfies)) > 1 {
		loads.Together()
		w.roots = &roots{}
	} else {
		w.alone = true
		loads.Alone()
	}
	var whole piece
	w.write(&whole, func() { write(w, root) })
	w.roots.wait()
	w.roots, w.alone = nil, false
	loads.ByLevel()
	for level := 0; len(w.next) > 0; level++ {
		if w.failed || level == mostLevels || ctx.Err() != nil {
			return nil, false
		}
		loads.Read(ctx)
		holes := w.next
		w.next = nil
		for _, h := range holes {
			if w.failed {
				return nil, false
			}
			w.write(&h.filled, h.fill)
		}
	}
	if w.failed {
		return nil, false
	}
	for _, e := range w.errors {
		graphql.AddError(e.at, graphql.AddFieldLocationToError(e.at, e.err))
	}
	if w.nothing {
		return []byte("null"), true
	}
	if len(whole.holes) == 0 {
		return w.text, true
	}
	return w.joined(make([]byte, 0, len(w.text)), &whole), true
}

// write writes a piece at the end of the text.
func (w *Writer) write(p *piece, how func()) {
	w.in, p.start = p, len(w.text)
	how()
	p.end = len(w.text)
}

// joined appends a piece, its holes filled.
func (w *Writer) joined(to []byte, p *piece) []byte {
	from := p.start
	for _, h := range p.holes {
		to = append(to, w.text[from:h.at]...)
		to = w.joined(to, &h.filled)
		from = h.at
	}
	return append(to, w.text[from:p.end]...)
}

// later leaves a hole.
func (w *Writer) later(fill func()) {
	h := &hole{at: len(w.text), fill: fill}
	w.in.holes = append(w.in.holes, h)
	w.next = append(w.next, h)
}

// Resolve writes what a resolver gives for a field, now or when it is read.
func Resolve[T any](f *Field, call func(context.Context, *graphql.FieldContext) (T, error), write func(*Field, T)) {
	w := f.w
	if w.failed {
		return
	}
	if w.roots != nil {
		value := w.roots.start(func() (any, error) { return call(f.ctx, f.at) })
		w.later(func() { settle(f, call, write, value) })
		return
	}
	v, err := call(f.ctx, f.at)
	if w.alone { // only the root ran alone: what is inside runs by level
		w.alone = false
		w.loads.ByLevel()
	}
	done(f, call, write, v, err)
}

// settle writes what a resolver of the root gave that ran beside others.
func settle[T any](f *Field, call func(context.Context, *graphql.FieldContext) (T, error), write func(*Field, T), value *value) {
	v, _ := value.v.(T) // nil where a nil interface was given
	done(f, call, write, v, value.err)
}

func done[T any](f *Field, call func(context.Context, *graphql.FieldContext) (T, error), write func(*Field, T), v T, err error) {
	switch {
	case err == nil:
		write(f, v)
	case errors.Is(err, ErrLater):
		f.w.later(func() { Resolve(f, call, write) })
	case f.root:
		f.w.errors = append(f.w.errors, failure{f.ctx, err})
		f.w.nothing = f.w.nothing || f.Definition.Type.NonNull
		f.w.Null(false)
	default:
		f.w.Fail()
	}
}

// roots are resolvers of the root that run at the same time.
type roots struct{ running sync.WaitGroup }

// value is what one of them gave.
type value struct {
	v   any
	err error
}

func (r *roots) start(call func() (any, error)) *value {
	out := &value{}
	r.running.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				out.err = fmt.Errorf("panic: %v", p) // the executor meets it again, and reports it
			}
		}()
		out.v, out.err = call()
	})
	return out
}

func (r *roots) wait() {
	if r != nil {
		r.running.Wait()
	}
}
