package extract

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// gapRules returns the gap rules; of a pair of names the first that reads it speaks.
func gapRules() []gapRule {
	return slices.Concat(affiliatedGaps(), partGaps(), placeGaps(), workGaps(), methodGaps())
}

// affiliatedGaps read where a person works: "Sanne Vermaat (De Schakel)", "Nadia Peeters, lector Schulden aan de Hogeschool Maasdal".
func affiliatedGaps() []gapRule {
	return []gapRule{
		{
			name: "person-bracket-unit", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true, single: true,
			gaps: []string{"( [DA]* R? [xAC]* [vbafi]? D? [AN]*"},
		},
		{
			name: "person-role-unit", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true,
			gaps: []string{", [TDAx#p]* [RL] [xACRX,]* [vbafi]? D? [ANx]*"},
		},
		{
			name: "person-is-role", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true,
			gaps: []string{"[xXADHCvbaiufmdnopLNGKJUBQIZTVS#,]* [Ep] D? A? [RL] [xACX]* [vbaf]? D? [AN]*"},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true, after: "[xATD]* R",
			gaps: []string{", Q"},
		},
		{
			name: "person-of-unit", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true,
			gaps: []string{"[vba] D? A? N? A?"},
		},
		{
			name: "person-is-role", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true,
			gaps: []string{"B [TxADp#]* R [xACRX]* [vbafi]? D? [AN]*", "Q? [TxA#]* R [xA]* [vbafi] D? [AN]* "},
		},
		{
			name: "person-bracket-unit", predicate: graph.AffiliatedWith, left: tPerson, right: tUnit, role: true, single: true, after: "[,.)$:]",
			gaps: []string{","},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true,
			before: "R [xAC]* [vbaf] D? [AN]*", gaps: []string{",?", "B", ":?", "B D? [xA]* ", "( "},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true,
			before: "R", gaps: []string{"B [TxA]*"},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true,
			before: "R", gaps: []string{""},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true, single: true,
			gaps: []string{"( [DA]* R? [:]?", ", R :?", "( R [:]"},
		},
		{
			name: "unit-role-person", predicate: graph.AffiliatedWith, left: tUnit, right: tPerson, turned: true, role: true,
			gaps: []string{"R"},
		},
	}
}

// partGaps read of what a unit is part: "het lectoraat Nabije Zorg van Hogeschool Maasdal".
func partGaps() []gapRule {
	return []gapRule{
		{name: "lectoraat-of-unit", predicate: graph.PartOf, left: tLect, right: tOrg, gaps: []string{"[vbai] D? A? N? A?"}},
		{name: "lectoraat-of-unit", predicate: graph.PartOf, left: tLect, right: tOrg, after: "[,)]", gaps: []string{"( [DAN]*"}},
		{name: "lectoraat-of-unit", predicate: graph.PartOf, left: tLect, right: tOrg, after: "[,.)$]", gaps: []string{","}, single: true},
		{name: "unit-of-unit", predicate: graph.PartOf, left: tOrg, right: tOrg, gaps: []string{"v D? A? N?"}},
		{
			name: "part-of", predicate: graph.PartOf, left: tUnit, right: tOrg,
			gaps: []string{"[,(] [DxAT]* U v D? [AN]*", "B [TxA]* D? [A]? U v D? [AN]*", "( U v D? [AN]*"},
		},
		{name: "lectoraat-of-unit", predicate: graph.PartOf, left: tOrg, right: tLect, turned: true, before: "", gaps: []string{"[AN]*"}},
	}
}

// placeGaps read where things are: "De Kade in Veenland", "De Kade (Veenland)".
func placeGaps() []gapRule {
	return []gapRule{
		{name: "in-place", predicate: graph.LocatedIn, left: tOrg | tLect | tPlace, right: tPlace, gaps: []string{"[iu] D? A* G?"}},
		{name: "method-in-place", predicate: graph.LocatedIn, left: tMethod, right: tPlace, gaps: []string{"[iu] D? A* G?"}},
		{name: "in-place", predicate: graph.LocatedIn, left: tUnit, right: tPlace, after: "[,.)$;]", gaps: []string{", i?"}, single: true},
		{name: "in-place", predicate: graph.LocatedIn, left: tUnit | tPlace, right: tPlace, after: "[)/,]", gaps: []string{"( i?"}, single: true},
		{name: "place-in-place", predicate: graph.LocatedIn, left: tPlace, right: tPlace, gaps: []string{", D? A? G [iv] D? A?"}},
		{name: "place-colon-unit", predicate: graph.LocatedIn, left: tPlace, right: tUnit, turned: true, before: "^", gaps: []string{": D?"}},
	}
}

// workGaps read who made a work: "De lege stoel van Ank Lof", "Ank Lof, De lege stoel".
func workGaps() []gapRule {
	return []gapRule{
		{
			name: "work-of-author", predicate: graph.Authored, left: tPublication, right: tPerson | tUnit, turned: true,
			gaps: []string{",?v D? [AxR]*", ", D? [Ax]* J? v D? [AxRN]*"},
		},
		{name: "work-author", predicate: graph.Authored, left: tPublication, right: tPerson, turned: true, single: true, gaps: []string{"( v?"}},
		{name: "author-work", predicate: graph.Authored, left: tPerson, right: tPublication, gaps: []string{",", ", J"}},
		{name: "work-author", predicate: graph.Authored, left: tPublication, right: tPerson, turned: true, gaps: []string{"[-,] R?"}},
		{name: "work-author", predicate: graph.Authored, left: tPublication, right: tPerson, turned: true, gaps: []string{", Q R?"}},
		{name: "work-author", predicate: graph.Authored, left: tPublication, right: tPerson, turned: true, gaps: []string{"[,(] p [xANJ] v D?", ", [DTAx]* R v D?"}},
		{name: "author-work", predicate: graph.Authored, left: tPerson, right: tPublication, role: false, gaps: []string{"[,(] [DTAx]* R [xACR]* v D? [AJ]*", "B [DTAx]* R v D? [AJ]*"}},
		{name: "work-author", predicate: graph.Authored, left: tPublication, right: tPerson, turned: true, gaps: []string{",? Q"}},
		{name: "tells-in-work", predicate: graph.Authored, left: tActor, right: tPublication, gaps: []string{"[xADTCHpvmobZ]* S [xADTCHpvmobZ]* i [HDA]* J?", "i [HDA]* J?", "V [xT]* i [HDA]* J?"}},
		{name: "possessive-work", predicate: graph.Authored, named: true, left: tPerson, right: tPublication, gaps: []string{"[A]? J?"}},
	}
}

// methodGaps read whose a method is: "de Soepkaart van Ank Lof", "Buurtkracht, een project van De Kade".
func methodGaps() []gapRule {
	return []gapRule{
		{
			name: "method-of-maker", predicate: graph.Developed, left: tMethod, right: tPerson, turned: true,
			gaps: []string{"v [RA]*", ", [DA]* [KxA]? v D? [AxR]*", "( v D? [AxR]*"},
		},
		{
			name: "method-of-maker", predicate: graph.Developed, left: tPerson, right: tMethod,
			gaps: []string{"[,(] [DTAx]* R [xACR]* v D? [AKL]*", "B [DTAx]* R v D? [AK]*"},
		},
		{
			name: "programme-of-unit", predicate: graph.Uses, left: tMethod, right: tUnit, turned: true, kind: graph.KindProgramme,
			gaps: []string{", [DAHx]* K v D? [AxN]*", "( [DAN]*"},
		},
		{
			name: "method-of-maker", predicate: graph.Developed, left: tMethod, right: tUnit, turned: true,
			gaps: []string{", [DAHx]* K v D? [AxN]*"},
		},
	}
}
