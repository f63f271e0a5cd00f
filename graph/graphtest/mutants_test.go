package graphtest_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// mutant is a way to make stores that break one promise.
type mutant struct {
	name  string
	field string // the field of a question or an answer that it does not use; empty when it is about more
	open  func() graph.Store
}

// mutants are models that break one promise each: a field of a question that is not read, a field of an answer that is not
// filled, a rule that is another.
func mutants() []mutant {
	var out []mutant
	for _, q := range questionTypes() {
		out = append(out, deaf(q)...)
	}
	for _, a := range answerTypes() {
		out = append(out, mute(a)...)
	}
	for name, open := range graphtest.BrokenRules() {
		out = append(out, mutant{name: name, open: func() graph.Store { return open() }})
	}
	for name, change := range misbehaviours() {
		out = append(out, mutant{name: name, open: func() graph.Store {
			b := &broken{Store: graphtest.NewModel()}
			return change(b)
		}})
	}
	slices.SortFunc(out, func(a, b mutant) int { return strings.Compare(a.name, b.name) })
	return out
}

func questionTypes() []reflect.Type {
	return typesOf(
		graph.SourceQuery{}, graph.ArticleQuery{}, graph.EntityQuery{}, graph.MentionQuery{}, graph.EdgeQuery{}, graph.ClaimQuery{}, graph.Lookup{}, graph.CountQuery{},
	)
}

func answerTypes() []reflect.Type {
	return typesOf(
		graph.SourceRecord{}, graph.Article{}, graph.Entity{}, graph.Mention{}, graph.Edge{}, graph.ClaimRecord{}, graph.Candidate{}, graph.Holding{}, graph.Count{},
		graph.Page[graph.SourceRecord]{}, graph.Page[graph.Article]{}, graph.Page[graph.Entity]{}, graph.Page[graph.Edge]{}, graph.Page[graph.ClaimRecord]{},
	)
}

func typesOf(values ...any) []reflect.Type {
	var out []reflect.Type
	for _, v := range values {
		out = append(out, reflect.TypeOf(v))
	}
	return out
}

// deaf are stores that don't read a field of a question.
func deaf(q reflect.Type) []mutant {
	var out []mutant
	for _, l := range leaves(q) {
		if strings.HasPrefix(l.name, "Of") || q == reflect.TypeFor[graph.CountQuery]() && (l.name == "By" || unread(l.name)) {
			continue
		}
		out = append(out, mutant{fmt.Sprintf("%s.%s is not read", q.Name(), l.name), q.String() + "." + l.name, func() graph.Store {
			return &broken{Store: graphtest.NewModel(), query: func(p any) {
				if v := reflect.ValueOf(p).Elem(); v.Type() == q {
					v.FieldByIndex(l.path).SetZero()
				}
			}}
		}})
	}
	return out
}

// unread says which fields of a CountQuery no unit reads.
func unread(name string) bool { return strings.HasPrefix(name, "Claims.Other") }

// neverSet says which fields of an answer stay empty by contract.
func neverSet(field string) bool {
	return field == "graph.Candidate.Entity.Salience" || field == "graph.Candidate.Entity.Here"
}

// mute are stores that leave a field of an answer empty.
func mute(a reflect.Type) []mutant {
	var out []mutant
	for _, l := range leaves(a) {
		field := a.String() + "." + l.name
		if l.name == "Items" || neverSet(field) {
			continue
		}
		out = append(out, mutant{field + " is empty", field, func() graph.Store {
			return &broken{Store: graphtest.NewModel(), answer: func(p any) {
				each(reflect.ValueOf(p).Elem(), a, func(v reflect.Value) { v.FieldByIndex(l.path).SetZero() })
			}}
		}})
	}
	return out
}

// misapplications break promises of Apply.
func misapplications() map[string]func(b *broken) graph.Store {
	return map[string]func(b *broken) graph.Store{
		"Apply loses a claim of a source that it knows": func(b *broken) graph.Store {
			known := map[string]bool{}
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				for i, c := range changes {
					if known[c.Source.ID] && len(c.Readings) > 0 && len(c.Readings[0].Claims) > 0 {
						c.Readings = slices.Clone(c.Readings)
						c.Readings[0].Claims = c.Readings[0].Claims[1:]
						changes[i] = c
					}
					known[c.Source.ID] = true
				}
				return s.Apply(ctx, changes...)
			}
			return b
		},
		"Apply shows its Changes one after the other": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				for _, c := range changes {
					if err := s.Apply(ctx, c); err != nil {
						return err
					}
				}
				return nil
			}
			return b
		},
		"of several Changes of one source the first counts": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				seen := map[string]bool{}
				return s.Apply(ctx, slices.DeleteFunc(slices.Clone(changes), func(c graph.Change) bool {
					again := seen[c.Source.ID]
					seen[c.Source.ID] = true
					return again
				})...)
			}
			return b
		},
		"Apply checks only the last Change of a source": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				var last []graph.Change
				for i, c := range changes {
					if !slices.ContainsFunc(changes[i+1:], func(later graph.Change) bool { return later.Source.ID == c.Source.ID }) {
						last = append(last, c)
					}
				}
				return s.Apply(ctx, last...)
			}
			return b
		},
		"a removal is ignored": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				return s.Apply(ctx, slices.DeleteFunc(slices.Clone(changes), graph.Change.Removes)...)
			}
			return b
		},
		"a removal of an unknown source fails": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				for _, c := range changes {
					page, err := s.Sources(ctx, graph.SourceQuery{IDs: []string{c.Source.ID}})
					if err == nil && c.Removes() && len(page.Items) == 0 {
						return graph.NotFoundf("source %q", c.Source.ID)
					}
				}
				return s.Apply(ctx, changes...)
			}
			return b
		},
		"a revision adds to what its source said": func(b *broken) graph.Store {
			said := map[string][]graph.Reading{}
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				changes = slices.Clone(changes)
				for i, c := range changes {
					for _, old := range said[c.Source.ID] {
						same := func(r graph.Reading) bool { return r.Article == old.Article }
						if !slices.ContainsFunc(c.Readings, same) && !c.Removes() {
							changes[i].Readings = append(slices.Clone(changes[i].Readings), old)
						}
					}
					said[c.Source.ID] = changes[i].Readings
				}
				return s.Apply(ctx, changes...)
			}
			return b
		},
		"a source that holds nothing is forgotten": func(b *broken) graph.Store {
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				changes = slices.Clone(changes)
				for i, c := range changes {
					if len(c.Readings)+len(c.Thesaurus) == 0 {
						changes[i] = graph.Removal(c.Source.ID)
					}
				}
				return s.Apply(ctx, changes...)
			}
			return b
		},
	}
}

// misbehaviours break promises about more than one field.
func misbehaviours() map[string]func(b *broken) graph.Store {
	out := misapplications()
	maps.Copy(out, map[string]func(b *broken) graph.Store{
		"one writer at a time, the others fail": func(b *broken) graph.Store {
			var one sync.Mutex
			b.apply = func(ctx context.Context, s graph.Store, changes []graph.Change) error {
				if !one.TryLock() {
					return &graph.Error{Kind: graph.ErrConflict}
				}
				defer one.Unlock()
				time.Sleep(time.Millisecond)
				return s.Apply(ctx, changes...)
			}
			return b
		},
		"names are stored in NFC": func(b *broken) graph.Store {
			b.answer = onEntities(func(e *graph.Entity) { e.Name = strings.ReplaceAll(e.Name, "e\u0301", "é") })
			return b
		},
		"names end at a NUL byte": func(b *broken) graph.Store {
			b.answer = onEntities(func(e *graph.Entity) { e.Name, _, _ = strings.Cut(e.Name, "\x00") })
			return b
		},
		"names are cut at 255 bytes": func(b *broken) graph.Store {
			b.answer = onEntities(func(e *graph.Entity) { e.Name = e.Name[:min(255, len(e.Name))] })
			return b
		},
		"Close is ignored":                                      func(b *broken) graph.Store { return unclosed{b} },
		"Close fails the second time":                           func(b *broken) graph.Store { return &closedOnce{Store: b} },
		"contexts are ignored":                                  func(b *broken) graph.Store { return timeless{b} },
		"every question is answered from before the last Apply": func(b *broken) graph.Store { return &stale{Store: b.Store, old: graphtest.NewModel()} },
		"Mentions are those of before the last Apply":           func(b *broken) graph.Store { return &staleMentions{Store: b.Store, old: graphtest.NewModel()} },
	})
	maps.Copy(out, misreadings())
	maps.Copy(out, misdumps())
	for _, method := range []string{"Apply", "Sources", "Articles", "Entities", "Mentions", "Edges", "Claims", "Candidates", "Count"} {
		out[method+" answers what is invalid with nothing"] = func(b *broken) graph.Store {
			b.fail = func(m string, err error) error {
				if m == method && errors.Is(err, graph.ErrInvalid) {
					return nil
				}
				return err
			}
			return b
		}
		out[method+" says another error than invalid"] = func(b *broken) graph.Store {
			b.fail = func(m string, err error) error {
				if m == method && errors.Is(err, graph.ErrInvalid) {
					return errors.New("bad query")
				}
				return err
			}
			return b
		}
	}
	return out
}

func onEntities(f func(e *graph.Entity)) func(any) {
	return func(p any) {
		each(reflect.ValueOf(p).Elem(), reflect.TypeFor[graph.Entity](), func(v reflect.Value) { f(v.Addr().Interface().(*graph.Entity)) })
	}
}
