package sqlite

import "sync"

// recent keeps the values that were used last: at least limit of them, at most twice as many. Two generations suffice for that:
// what is used moves to the young one, and when that is full the old one goes.
type recent[K comparable, V any] struct {
	limit int

	mu         sync.Mutex
	young, old map[K]V
}

func newRecent[K comparable, V any](limit int) *recent[K, V] {
	return &recent[K, V]{limit: limit, young: map[K]V{}}
}

// get calls each with the values that are there, and returns the keys of the others.
func (r *recent[K, V]) get(keys []K, each func(K, V)) (missing []K) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, k := range keys {
		v, ok := r.young[k]
		if !ok {
			if v, ok = r.old[k]; ok {
				r.keep(k, v)
			}
		}
		if ok {
			each(k, v)
		} else {
			missing = append(missing, k)
		}
	}
	return missing
}

func (r *recent[K, V]) put(k K, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(k, v)
}

func (r *recent[K, V]) keep(k K, v V) {
	if len(r.young) >= r.limit {
		r.old, r.young = r.young, make(map[K]V, r.limit)
	}
	r.young[k] = v
}
