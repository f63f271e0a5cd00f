package extract

import (
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
)

// Standard returns the extractor that the program uses: the recognisers of [dutch.Recognisers], the trained model, and prose
// for English. Errors: graph.ErrCorrupt when the model that ships is damaged.
func Standard(k *dutch.Knowledge) (*Extractor, error) {
	model, err := crf.Shipped()
	if err != nil {
		return nil, err
	}
	return New(k, append(dutch.Recognisers(k), crf.NewRecogniser(model, k), NewEnglish())...), nil
}
