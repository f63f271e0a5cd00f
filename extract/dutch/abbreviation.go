package dutch

// dotted tells how an abbreviation behaves before the next word.
type dotted uint8

const (
	noAbbreviation dotted = iota
	inner                 // something always follows: dr., bijv., art.
	closing               // may be the last word of a sentence: enz., e.d., jr.
)

// abbreviation returns how the word s, folded and without its last point, behaves when a point follows.
func abbreviation(s string) dotted {
	switch s {
	case "dr", "drs", "prof", "ds", "mr", "mrs", "ms", "ir", "ing", "mw", "mevr", "dhr", "lic", "bc", "mgr", "jhr", "jkvr", "em",
		"st", "zr", "br", "phd", "bijv", "bv", "nr", "nrs", "art", "artt", "blz", "pag", "pp", "vgl", "resp", "ca", "afb", "fig",
		"hfst", "par", "incl", "excl", "max", "min", "tel", "red", "vert", "uitg", "vs", "ed", "eds", "vol", "dl", "plm", "zgn",
		"zog", "aug", "sept", "okt", "nov", "dec", "jan", "feb", "febr", "mrt", "apr", "chr", "th", "ph", "joh", "jac", "sj", "tj",
		"adr", "alb", "corn", "wm", "fr", "ch", "cf", "approx", "gebr", "gem", "prov", "inz", "bestelnr", "rom", "lat", "eng", "fa",
		"alg", "dir", "secr", "vz", "wnd", "ned", "nederl", "univ", "hs", "dep", "min-pres", "opm", "ov":
		return inner
	case "enz", "etc", "al", "jl", "jr", "sr", "inc", "ltd", "co", "cs", "ev", "ea", "ed-", "mld", "mln":
		return closing
	}
	return noAbbreviation
}

// dottedAbbreviation returns how an abbreviation of single letters, with its points (o.a., e.d.), behaves. Initials look alike.
func dottedAbbreviation(s string) dotted {
	switch s {
	case "e.d.", "e.a.", "e.v.", "c.s.", "o.i.d.", "a.s.", "n.v.", "b.v.", "b.d.", "j.l.", "z.j.", "n.d.", "s.a.", "v.chr.",
		"n.chr.", "s.v.p.", "a.u.b.", "d.d.", "v.o.f.", "c.a.", "p.m.", "a.m.", "p.p.", "n.v.t.", "w.o.":
		return closing
	}
	return inner
}

// labelled are words after which a single capital with a point is a label, not an initial: "vitamine C. Daarna …".
func labelled(s string) bool {
	switch s {
	case "plan", "vitamine", "groep", "klas", "hepatitis", "categorie", "type", "model", "deel", "bijlage", "route", "optie",
		"fase", "team", "blok", "letter", "scenario", "variant", "punt":
		return true
	}
	return false
}

// suspends reports whether a hyphen before the word s stands for a part that follows: "jeugd- en opvoedhulp". Before other
// words a hyphen with white space is damage of a line end.
func suspends(s string) bool {
	switch s {
	case "en", "of", "tot", "als", "noch", "maar", "alsook", "alsmede", "plus", "met", "naar", "dan", "versus", "and", "or", "t", "in",
		"door", "danwel", "dus", "respectievelijk", "und", "et", "de", "het", "een", "van", "voor", "op", "te", "to", "is":
		return true
	}
	return false
}
