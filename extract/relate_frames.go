package extract

import (
	"slices"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// frames returns the verbs and nouns that say a relation. Those of one rule need one another for a verb's forms and particles.
func frames() []frame {
	return slices.Concat(usesFrames(), studiesFrames(), developedFrames(), authoredFrames(), affiliatedFrames(), placedFrames())
}

// usesFrames read who applies, gives or takes part in a method.
func usesFrames() []frame {
	uses := func(rule, forms, particle, marks string) frame {
		return frame{rule: rule, predicate: graph.Uses, forms: forms, particle: particle, object: tMethod, marks: marks, subject: tActor}
	}
	return []frame{
		uses("uses-verb", "gebruikt gebruiken hanteert hanteren benut benutten|gebruikte gebruikten hanteerde hanteerden|gebruikt gehanteerd benut", "", "0"),
		uses("uses-with", "werkt werken werk experimenteert experimenteren oefent oefenen begint beginnen start starten|startte startten werkte werkten experimenteerde begon begonnen|gewerkt gestart", "", "m"),
		uses("uses-verb", "past passen|paste pasten", "toe", "0"),
		uses("uses-verb", "toepast toepassen|toepaste toepasten|toegepast", "", "0"),
		uses("uses-verb", "zet zetten|zette zetten", "in", "0"),
		uses("uses-verb", "inzet inzetten|inzette|ingezet", "", "0"),
		uses("uses-verb", "voert voeren|voerde voerden", "uit", "0"),
		uses("uses-verb", "uitvoert uitvoeren|uitvoerde uitvoerden|uitgevoerd", "", "0"),
		uses("uses-verb", "voert voeren|voerde voerden", "in", "0"),
		uses("uses-verb", "invoert invoeren introduceert introduceren|invoerde introduceerde introduceerden|ingevoerd geïntroduceerd", "", "0"),
		uses("uses-give", "geeft geven verzorgt verzorgen organiseert organiseren biedt bieden doceert begeleidt draait draaien probeert proberen|gaf gaven verzorgde verzorgden organiseerde organiseerden bood boden draaide draaiden probeerde|gegeven verzorgd georganiseerd aangeboden", "", "0"),
		uses("uses-verb", "speelt spelen combineert combineren past beproeft beproeven test testen implementeert implementeren omarmt omarmen|speelde combineerde beproefde testte implementeerde omarmde|gespeeld gecombineerd beproefd getest geïmplementeerd", "", "0"),
		uses("uses-give", "biedt bieden|bood boden", "aan", "0"),
		uses("uses-give", "aanbiedt aanbieden runt runnen doceert doceren onderwijst traint trainen|aanbood runde doceerde trainde trainden|aangeboden onderwezen", "", "0i"),
		uses("uses-with", "stapt stappen|stapte stapten", "over", "p"),
		uses("uses-with", "overstapt overstappen|overstapte|overgestapt", "", "p"),
		uses("uses-verb", "gebruik", "", "0"),
		uses("uses-verb", "neemt nemen|nam namen", "over", "0"),
		uses("uses-with", "werkt werken handelt begeleidt|werkte werkten", "volgens", "p"),
		uses("uses-with", "stopt stoppen|stopte stopten|gestopt opgehouden", "", "m"),
		uses("uses-with", "kiest kiezen|koos kozen|gekozen", "", "f"),
		uses("uses-with", "doet doen|deed deden|meegedaan", "mee", "a"),
		uses("uses-with", "deelneemt deelnemen meedoet meedoen|deelnam meedeed|deelgenomen meegedaan", "", "a"),
		{rule: "uses-with", predicate: graph.Uses, forms: "deelname", object: tMethod, marks: "a", subject: tActor, noun: true},
	}
}

// studiesFrames read who investigates what.
func studiesFrames() []frame {
	studies := func(rule, forms, particle, marks string) frame {
		return frame{
			rule: rule, predicate: graph.Studies, forms: forms, particle: particle, object: tMethod | tPolicy, marks: marks,
			subject: tActor, concepts: true,
		}
	}
	return []frame{
		studies("studies-verb", "onderzoekt onderzoeken bestudeert bestuderen evalueert evalueren monitort monitoren analyseert analyseren verkent verkennen|onderzocht onderzochten bestudeerde bestudeerden evalueerde evalueerden analyseerde|onderzocht bestudeerd geëvalueerd", "", "0"),
		{rule: "studies-into", predicate: graph.Studies, forms: "onderzoek studie studies promotieonderzoek evaluatie praktijkonderzoek effectonderzoek " +
			"vervolgonderzoek evaluatieonderzoek veldonderzoek deelonderzoek", object: tMethod | tPolicy, marks: "nov", subject: tActor, concepts: true, noun: true},
		studies("studies-thesis", "proefschrift dissertatie promoveert promoveren promoveerde afstudeeronderzoek leeronderzoek lectoraatsonderzoek", "", "op"),
	}
}

// developedFrames read who made a method.
func developedFrames() []frame {
	makes := func(rule, forms, particle string) frame {
		return frame{rule: rule, predicate: graph.Developed, forms: forms, particle: particle, object: tMethod, marks: "0", subject: tActor}
	}
	return []frame{
		makes("developed-verb", "ontwikkelt ontwikkelen bedenkt bedenken ontwerpt ontwerpen|ontwikkelde ontwikkelden bedacht bedachten ontwierp ontwierpen|ontwikkeld bedacht ontworpen", ""),
		makes("developed-verb", "uitwerkt doorontwikkelt|uitwerkte uitwerkten uitdacht uitvond opstelde|uitgewerkt uitgedacht uitgevonden opgesteld doorontwikkeld bewerkt geïnitieerd", ""),
		makes("developed-make", "maakt maken lanceert lanceren introduceert bouwt bouwen|maakte maakten lanceerde lanceerden bouwde bouwden|gemaakt gelanceerd gebouwd", ""),
		makes("developed-make", "schrijft schrijven tekent introduceert|schreef schreven tekende|geschreven", ""),
		makes("developed-make", "zet zetten|zette zetten", "op"),
		makes("developed-make", "opzet opzetten|opzette|opgezet", ""),
	}
}

// authoredFrames read who made a work.
func authoredFrames() []frame {
	writes := func(rule, forms, marks string) frame {
		return frame{rule: rule, predicate: graph.Authored, forms: forms, object: tPublication, marks: marks, subject: tActor}
	}
	return []frame{
		writes("wrote", "schrijft schrijven publiceert publiceren|schreef schreven publiceerde publiceerden|geschreven gepubliceerd", "0m"),
		writes("wrote", "samenstelt samenstellen uitbrengt|samenstelde uitbracht|", "0"),
		{rule: "wrote", predicate: graph.Authored, forms: "brengt brengen bracht brachten", particle: "uit", object: tPublication, marks: "0", subject: tActor},
		{rule: "wrote", predicate: graph.Authored, forms: "stelt stellen stelde stelden", particle: "samen", object: tPublication, marks: "0", subject: tActor},
		{rule: "wrote", predicate: graph.Authored, forms: "debuteert debuteerde debuut", object: tPublication, marks: "m", subject: tPerson},
		writes("wrote", "promoveert promoveren|promoveerde|gepromoveerd", "p"),
		{rule: "wrote", predicate: graph.Authored, forms: "kopt kopte kopten bericht berichtte berichtten", object: tPublication, marks: "0mo", subject: tUnit},
		writes("wrote", "maakt|maakte maakten|gemaakt samengesteld", "0"),
	}
}

// affiliatedFrames read where a person works.
func affiliatedFrames() []frame {
	works := func(rule, forms, particle, marks, role string) frame {
		return frame{
			rule: rule, predicate: graph.AffiliatedWith, forms: forms, particle: particle, object: tUnit, marks: marks,
			subject: tPerson, role: role,
		}
	}
	return []frame{
		works("works-at", "werkt werken werkzaam|werkte werkten|gewerkt", "", "baf", ""),
		works("works-at", "doceert promoveert studeert|studeerde doceerde promoveerde|verbonden aangesteld benoemd", "", "ab", ""),
		works("works-at", "betrokken", "", "b", ""),
		works("works-at", "lid", "", "v", "lid"),
		works("works-at", "komt komen", "", "v", ""),
		works("works-at", "stapt stapte", "over", "n", ""),
		works("heads-unit", "leidt leiden bestuurt runt coördineert|leidde leidden bestuurde coördineerde|geleid", "", "0", "leider"),
		works("heads-unit", "richt richten|richtte richtten", "op", "0", "oprichter"),
		works("heads-unit", "opricht oprichten|oprichtte|opgericht gesticht", "", "0", "oprichter"),
		works("heads-unit", "|stichtte stichtten", "", "0", "oprichter"),
	}
}

// placedFrames read of what an organisation is part, and where it is.
func placedFrames() []frame {
	return []frame{
		{rule: "part-of", predicate: graph.PartOf, forms: "valt vallen viel vielen", particle: "onder", object: tOrg, marks: "p", subject: tUnit},
		{rule: "part-of", predicate: graph.PartOf, forms: "maakt maken maakte maakten", particle: "deel", object: tOrg, marks: "v", subject: tUnit},
		{rule: "part-of", predicate: graph.PartOf, forms: "hoort horen behoort behoren hoorde", object: tOrg, marks: "bp", subject: tUnit},
		{rule: "part-of", predicate: graph.PartOf, forms: "toetreedt toetrad toetreden||toegetreden aangesloten", object: tOrg, marks: "pb", subject: tUnit},
		{rule: "has-lectoraat", predicate: graph.PartOf, forms: "krijgt heeft opent bestaat omvat herbergt bouwt zoekt start brengt", object: tLect, marks: "0u", subject: tOrg, turned: true},
		{rule: "settled-in", predicate: graph.LocatedIn, forms: "gevestigd zetelt huist gehuisvest verhuist opent opende vestigt", object: tPlace, marks: "inp", subject: tUnit},
	}
}
