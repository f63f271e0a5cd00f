package extract

import "strings"

// role recognises a noun for what a person is: a known one, or a compound that ends with one ("wijkteammanager", "oud-lector").
// plural tells that it speaks of several ("onderzoekers").
func (r *Relator) role(lower string) (found, plural bool) {
	if r.roles[lower] || r.compound(lower) {
		return true, false
	}
	for _, ending := range []string{"s", "en", "'s"} {
		stem, ok := strings.CutSuffix(lower, ending)
		if ok && (r.roles[stem] || r.compound(stem)) {
			return true, true
		}
	}
	if stem, ok := strings.CutSuffix(lower, "ren"); ok && r.roles[stem+"r"] {
		return true, true
	}
	if stem, ok := strings.CutSuffix(lower, "ken"); ok && r.roles[stem+"k"] {
		return true, true
	}
	return false, strings.HasSuffix(lower, "collega's") || lower == "professionals" || lower == "teams" || lower == "mensen"
}

// compound reports whether a known role of four letters or more ends the word.
func (r *Relator) compound(lower string) bool {
	for i := len(lower) - 4; i >= 2 && len(lower)-i <= 18; i-- {
		if r.roles[lower[i:]] {
			return true
		}
	}
	return false
}

// former tells a role that someone no longer has by its own form, and returns the role itself: "oud-lector", "ex-directeur".
func former(lower string) (string, bool) {
	for _, prefix := range []string{"oud-", "ex-"} {
		if rest, ok := strings.CutPrefix(lower, prefix); ok {
			return rest, true
		}
	}
	return lower, false
}

// ending returns the class of a compound whose last part is a noun for a kind of thing ("vrijwilligersorganisatie"); 0 when
// it has none.
func (r *Relator) ending(lower string) class {
	for i := len(lower) - 3; i >= 2 && len(lower)-i <= 12; i-- {
		switch w := r.words[lower[i:]]; w.class {
		case clOrgNoun, clMeNoun, clPubNoun, clPlNoun:
			return w.class
		}
	}
	return 0
}
