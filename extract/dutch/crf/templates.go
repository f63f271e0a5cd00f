package crf

import "strings"

// maxAffix is the longest prefix and suffix, in code points.
const maxAffix = 5

// at appends the features of token i of a sentence that spans words[first:last].
func at(out []feature, words []word, i, first, last int) []feature {
	beyond := &word{form: &form{lower: "¤", shape: "¤"}, elsewhere: '¤'} // stands before and behind a sentence
	get := func(j int) *word {
		if j < first || j >= last {
			return beyond
		}
		return &words[j]
	}
	w, p, n, pp, nn := &words[i], get(i-1), get(i+1), get(i-2), get(i+2)
	out = append(out,
		hash(1, w.lower), hash(2, p.lower), hash(3, n.lower), hash(4, pp.lower), hash(5, nn.lower),
		hash(6, p.lower, w.lower), hash(7, w.lower, n.lower), hash(8, pp.lower, p.lower), hash(9, n.lower, nn.lower),
		hash(10, w.shape), hash(11, p.shape, w.shape), hash(12, w.shape, n.shape), hash(13, p.shape, w.shape, n.shape),
		hash(14, p.lower, w.shape), hash(15, w.shape, n.lower),
		hash(16, flags(w)), hash(17, flags(w), w.shape), hash(18, flags(p), flags(w)), hash(19, flags(w), flags(n)),
	)
	out = affixes(out, w.lower)
	out = parts(out, w.lower)
	out = listed(out, p, w, n, pp, nn)
	out = distantFeatures(out, w, n)
	return append(out, w.around...)
}

// flags writes what is known of a word without its letters.
func flags(w *word) string {
	var b [6]byte
	b[0] = w.elsewhere
	for i, on := range []bool{w.capital, w.common, w.opening, w.quoted, w.bracketed} {
		b[i+1] = '0'
		if on {
			b[i+1] = '1'
		}
	}
	return string(b[:])
}

func affixes(out []feature, s string) []feature {
	for n := 1; n <= maxAffix; n++ {
		if prefix, ok := cut(s, n); ok {
			out = append(out, hash(20+byte(n), prefix)) //nolint:gosec // n is at most 5
		}
		if suffix, ok := cut(s, -n); ok {
			out = append(out, hash(30+byte(n), suffix)) //nolint:gosec // n is at most 5
		}
	}
	return out
}

// parts adds the first and the last part of a hyphenated word.
func parts(out []feature, s string) []feature {
	if i := strings.IndexByte(s, '-'); i > 0 && i < len(s)-1 {
		out = append(out, hash(40, s[:i]), hash(41, s[strings.LastIndexByte(s, '-')+1:]))
	}
	return out
}

// listed adds what lists of names and roles say of the words around.
func listed(out []feature, p, w, n, pp, nn *word) []feature {
	for k, x := range []*word{w, p, n, pp, nn} {
		for _, c := range x.classes {
			out = append(out, hash(50+byte(k), c)) //nolint:gosec // k is at most 4
			if k > 0 {
				out = append(out, hash(55+byte(k), c, w.shape)) //nolint:gosec // k is at most 4
			}
		}
		if x.gazetteer != "" && k < 3 {
			out = append(out, hash(60+byte(k), x.gazetteer)) //nolint:gosec // k is at most 2
		}
	}
	if w.gazetteer != "" {
		out = append(out, hash(64, w.gazetteer, w.shape, flags(w)), hash(65, w.gazetteer, p.lower))
	}
	for _, a := range p.classes {
		for _, b := range w.classes {
			out = append(out, hash(66, a, b))
		}
	}
	return out
}
