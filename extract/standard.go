package extract

import (
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// Standard returns the extractor that the program uses: the recognisers of [dutch.Recognisers], and prose for English.
func Standard(k *dutch.Knowledge) *Extractor {
	return New(k, append(dutch.Recognisers(k), NewEnglish())...)
}
