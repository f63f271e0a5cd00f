package extract_test

import (
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

const (
	above = "In het wijkcentrum van Lelystad staat een piano waar iedereen op mag. Wie niet kan spelen, mag het ook proberen."
	below = "De stemmer komt eens per jaar en zegt dan dat het nooit meer goed komt. De buurt vindt van wel."
)

// page puts a line between the paragraphs of an article with a marked title.
func page(line string) string {
	return "Een piano voor de wijk\n\nEen piano voor de wijk\n\n" + above + "\n\n" + line + "\n\n" + below + "\n\nMeer info\n3,50\n"
}

func TestFurnitureBelongsToNoArticle(t *testing.T) {
	for _, line := range []string{
		"Lees meer", "Lees hier meer.", "Lees ook", "Deel deze pagina:", "Deel dit artikel: Facebook | LinkedIn", "Facebook  LinkedIn  E-mail", "Volledig scherm",
		"6 min.", "Leestijd: 5 minuten", "4 minuten leestijd", "Home / Nieuws", "Home > Artikelen > Interview", "U bent hier: Home › Nieuws",
		"© 2026 Uitgeverij Noord", "Alle rechten voorbehouden", "Contact | Privacy | Toegankelijkheid", "Wij gebruiken cookies om de site te verbeteren.",
		"Foto: Anke Vos", "ISBN 978 90 123 4567 8", "Bekijk deze nieuwsbrief in uw browser", "Afmelden kan via de link onderaan.", "Direct naar de inhoud",
		"Reacties", "Print", "Advertentie", "Share this page", "Read more", "Cite this page | Export | Report a problem", "12 maart 2026", "Laatst gewijzigd: 12 maart 2026",
		"Trefwoorden: muziek, wijk", "Keywords: music, neighbourhood",
	} {
		t.Run(line, func(t *testing.T) {
			d := single(t, page(line))
			if strings.Contains(d.Text, line) {
				t.Errorf("the article holds %q:\n%s", line, d.Text)
			}
			if !strings.Contains(d.Text, above) || !strings.Contains(d.Text, below) {
				t.Errorf("the article lost a paragraph beside %q:\n%s", line, d.Text)
			}
		})
	}
}

func TestOrdinaryLinesStayInTheirArticle(t *testing.T) {
	for _, line := range []string{
		"Een piano is geen meubel", "Wie speelt er eigenlijk?", "‘Ik speel alleen zwarte toetsen’", "DE PIANO ZELF", "2. De stemmer", "Gratis les voor wie wil, elke maandag om negen uur.",
		"• een kruk", "Voor meer informatie: naar de website van het wijkcentrum", "Meld je aan via piano@wijk.example.", "Deel je piano met de buurt en de buurt deelt haar liedjes met jou.",
		"Nieuws over de piano haalde zelfs de krant van Almere.", "Foto’s van de piano hangen in de gang, naast de kapstok.", "Stemmer: ‘Dit komt nooit meer goed.’",
		"Projectleider: Anke Vos", "Een kruk kost 3,50 en een liedje niets.", "Op 12 maart 2026 klonk er voor het eerst een wals.", "In 2019 stond hier nog een biljart.",
		"Dit was een piano van 1900", "Contact maken lukt het best met een liedje dat niemand kent.",
	} {
		t.Run(line, func(t *testing.T) {
			if d := single(t, page(line)); !strings.Contains(d.BodyText(), line) {
				t.Errorf("the article lost %q:\n%s", line, d.Text)
			}
		})
	}
}

func TestTitlesOfEveryForm(t *testing.T) {
	for _, title := range []string{
		"Hoop helpt", "Pianospel", "Wie speelt er eigenlijk?", "Speel!", "‘Ik speel alleen zwarte toetsen’", "“Play it again”", "Piano: een meubel met gevoelens", "De piano (deel 2)", "10 redenen om te spelen",
		"Van wals tot wiegelied…", "Speel mee. Of luister.", "één piano, tien vingers", "De Wmo & de piano", "Wat de buurt van Lelystad leert van een piano die al jaren vals klinkt en toch elke dag wordt bespeeld",
	} {
		t.Run(title, func(t *testing.T) {
			drafts := extract.Segment(title + "\n\n" + title + "\n\n" + above + "\n\nMeer info\n3,50\nEen ander stuk\n\nEen ander stuk\n\n" + below + "\n\nMeer info\n3,50\n")
			if len(drafts) != 2 || drafts[0].Title != title || drafts[1].Title != "Een ander stuk" {
				t.Errorf("got:\n%s", printDrafts(drafts))
			}
		})
	}
}

func TestTitlesOfAnUnmarkedPage(t *testing.T) {
	for _, title := range []string{"Wie speelt er eigenlijk?", "‘Ik speel alleen zwarte toetsen’", "Piano: een meubel met gevoelens", "Hoop helpt"} {
		t.Run(title, func(t *testing.T) {
			if d := single(t, title+"\n\n"+above+"\n\n"+below+"\n"); d.Title != title || d.BodyText() != above+"\n\n"+below {
				t.Errorf("title %q of:\n%s", d.Title, d.Text)
			}
		})
	}
}
