package extract

import "strings"

// mark finds what governs each name: the preposition before it, the role noun, and whether it only says whose people act.
func (p *phrase) mark() {
	for k := range p.names {
		n := &p.names[k]
		n.group = k
		if n.anaphor && strings.HasSuffix(p.items[n.at].low, "mee") {
			n.marker, n.markerAt = clMet, n.at
			continue
		}
		adjectives := 0
	back:
		for j := n.at - 1; j >= 0; j-- {
			if isDemonstrative(p.items[j].low) && j < n.at-1 {
				break
			}
			switch c := p.items[j].class; c {
			case clDet, clPoss, clOrgNoun, clPlNoun, clMeNoun, clPubNoun, clUnit, clPeople:
			case clRole:
				n.role, n.former = p.roleAt(j)
			case clAdj, clAnd:
				if adjectives++; adjectives > 2 || c == clAnd {
					break back
				}
			case clVan, clBij, clAan, clIn, clUit, clVoor, clMet, clDoor, clNaar, clOver, clPrep:
				if p.amongOthers(j) {
					break back
				}
				n.marker, n.markerAt = c, j
				if c == clVan && j > 0 && isMeans(p.items[j-1].low) {
					n.marker = clMet
				}
				n.people = p.peopleBefore(j)
				if c == clVan && p.withinPlace(j) {
					n.marker = clBij
				}
				break back
			case ':':
				if j > 0 && p.items[j-1].class == clRole {
					n.role, n.former = p.roleAt(j - 1)
				}
				break back
			default:
				break back
			}
		}
	}
}

// amongOthers reports whether item j starts "onder andere" or "onder meer", which governs nothing.
func (p *phrase) amongOthers(j int) bool {
	return p.items[j].low == "onder" && (p.items[j+1].low == "andere" || p.items[j+1].low == "anderen" || p.items[j+1].low == "meer")
}

// isDemonstrative reports whether a word before a noun makes it a full phrase, so that the name behind it stands apart: "in dit
// project X" is not "in het project X".
func isDemonstrative(low string) bool {
	return low == "dit" || low == "deze" || low == "die" || low == "dat"
}

// isMeans reports whether a noun before "van" makes it mean with: "door middel van", "met behulp van".
func isMeans(low string) bool { return low == "middel" || low == "behulp" || low == "hand" }

// peopleBefore reports whether a plural for people stands before item j, itself without preposition: "vrijwilligers van X".
func (p *phrase) peopleBefore(j int) bool {
	if j == 0 || p.items[j-1].class != clPeople || p.items[j].class == clMet {
		return false
	}
	for j -= 2; j >= 0; j-- {
		switch p.items[j].class {
		case clDet, clPoss, clAdj, clNumber, clOther:
		case clVan, clBij, clAan, clIn, clUit, clVoor, clMet, clDoor, clNaar, clOver, clPrep:
			return p.items[j].class == clDoor
		default:
			return true
		}
	}
	return true
}

// withinPlace reports whether "van" at item j continues a phrase of place: "bij de afdeling van X", "op de spoedeisende hulp van X".
func (p *phrase) withinPlace(j int) bool {
	for i := j - 1; i >= max(0, j-4); i-- {
		switch p.items[i].class {
		case clDet, clAdj, clOther, clOrgNoun, clUnit, clPlNoun:
		case clBij:
			return i < j-1
		case clPrep:
			return i < j-1 && p.items[i].low == "op"
		default:
			return false
		}
	}
	return false
}

// roleAt returns the role noun at item j as stated, without a prefix for a past role, and whether it had one.
func (p *phrase) roleAt(j int) (string, bool) {
	role, was := former(p.items[j].low)
	for i := j - 1; i >= 0 && i >= j-2; i-- {
		low := p.items[i].low
		if isFormer(low) {
			return role, true
		}
		if !p.r.roles[low+" "+role] && !extendsRole(low) {
			break
		}
		role = low + " " + role
	}
	return role, was
}

// extendsRole reports whether a word before a role noun belongs to the role: "bijzonder hoogleraar".
func extendsRole(low string) bool {
	switch low {
	case "bijzonder", "associate", "senior", "sociaal", "pedagogisch", "maatschappelijk", "waarnemend", "algemeen", "intern", "wetenschappelijk":
		return true
	}
	return false
}

func isFormer(low string) bool {
	switch low {
	case "voormalig", "voormalige", "vroegere", "gewezen", "eerdere", "toenmalig", "toenmalige", "vertrekkend", "vorige":
		return true
	}
	return false
}

// enumerate joins the names of an enumeration ("A, B en C") and hangs names under others ("X van Y", "X (Y)").
func (p *phrase) enumerate() {
	for k := 1; k < len(p.names); k++ {
		if g := p.coordinated(k); g >= 0 {
			p.names[k].group = p.names[g].group
			p.names[k].governor = p.names[g].governor
			if p.names[k].marker == 0 {
				p.names[k].marker, p.names[k].markerAt, p.names[k].people = p.names[g].marker, p.names[g].markerAt, p.names[g].people
			}
			continue
		}
		if p.hangs(k) {
			p.names[k].governor = k - 1
		}
	}
	p.checkCommas()
}

// coordinated returns the name with which name k is enumerated, -1 when with none: the one before it, or what that hangs under.
func (p *phrase) coordinated(k int) int {
	last := p.names[k-1]
	gap := p.items[last.at+1 : p.names[k].at]
	joined, role := false, false
	prep := class(0)
	for i, it := range gap {
		role = role || it.class == clRole
		switch c := it.class; c {
		case ',', clAnd:
			joined = true
		case ')':
			if i > 0 {
				return -1
			}
		case clDet, clPoss, clAdj, clOrgNoun, clPlNoun, clMeNoun, clPubNoun, clRole, clPeople, clAdv, clNumber:
		case clVan, clBij, clAan, clIn, clUit, clVoor, clMet, clDoor, clNaar, clOver:
			if !joined || prep != 0 {
				return -1
			}
			prep = c
		default:
			return -1
		}
	}
	if !joined || len(gap) > 6 || role && prep != 0 {
		return -1
	}
	for g := k - 1; g >= 0; g = p.names[g].governor {
		if sameKind(p.names[g].typ, p.names[k].typ) && (prep == 0 || prep == p.names[g].marker) {
			return g
		}
	}
	return -1
}

func sameKind(a, b types) bool { return a == b || a&tUnit != 0 && b&tUnit != 0 }

// hangs reports whether name k depends on the name before it.
func (p *phrase) hangs(k int) bool {
	gap := p.items[p.names[k-1].at+1 : p.names[k].at]
	if len(gap) == 0 || len(gap) > 9 {
		return false
	}
	switch gap[0].class {
	case clVan, clBij, clAan, clIn, clUit, '(', ',':
	default:
		return false
	}
	noun := false
	for _, it := range gap[1:] {
		switch it.class {
		case clVerb, clSay, clBe, clRel, clPron, clNeg, ';', ':', clQuote, '.', ')':
			return false
		case clRole, clUnit:
			noun = true
		}
		if len(it.frames) > 0 {
			return false
		}
	}
	return gap[0].class != ',' || noun
}

// checkCommas splits enumerations of two that only a comma joins: "Movisie, de HAN zegt …" enumerates nothing.
func (p *phrase) checkCommas() {
	for k := 1; k < len(p.names); k++ {
		n := p.names[k]
		if n.group == k || n.group != k-1 || len(p.members(k)) > 2 {
			continue
		}
		if gap := p.items[p.names[k-1].at+1 : n.at]; !hasClass(gap, clAnd) {
			p.names[k].group = k
		}
	}
}

func hasClass(items []item, c class) bool {
	for _, it := range items {
		if it.class == c {
			return true
		}
	}
	return false
}

// members returns the names of the enumeration that name k stands in.
func (p *phrase) members(k int) []int {
	g := p.names[k].group
	out := make([]int, 0, 4)
	for i := g; i < len(p.names); i++ {
		if p.names[i].group == g {
			out = append(out, i)
		}
	}
	return out
}

// remember keeps the sentence's names for pronouns of later sentences, and its roles for organisations named elsewhere.
func (p *phrase) remember() {
	for _, n := range p.names {
		if n.anaphor {
			continue
		}
		p.mind = append(p.mind, mentioned{n.entity, p.sentence, n.marker == 0 && n.governor < 0})
		if n.typ == tPerson && n.role != "" {
			p.roles = append(p.roles, roleSeen{n.entity, p.sentence, n.role, n.former, len(p.mind) - 1})
		}
	}
}
