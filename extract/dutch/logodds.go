package dutch

import "slices"

// logistic returns, for log odds of -5000, -4750 … 5000 thousandths, the probability per million. Tables of integers keep the
// outcome the same on every processor.
func logistic() [41]int {
	return [41]int{
		6693, 8577, 10987, 14064, 17986, 22977, 29312, 37327, 47426, 60087, 75858, 95349, 119203, 148047, 182426, 222700, 268941,
		320821, 377541, 437823, 500000, 562177, 622459, 679179, 731059, 777300, 817574, 851953, 880797, 904651, 924142, 939913, 952574,
		962673, 970688, 977023, 982014, 985936, 989013, 991423, 993307,
	}
}

// perMille returns the probability of log odds, per mille.
func perMille(odds int) int {
	table := logistic()
	odds = min(max(odds, -5000), 5000) + 5000
	i, rest := odds/250, odds%250
	if i == len(table)-1 {
		return (table[i] + 500) / 1000
	}
	return (table[i] + (table[i+1]-table[i])*rest/250 + 500) / 1000
}

// logOdds is the inverse of perMille.
func logOdds(confidence int) int {
	table := logistic()
	p := confidence * 1000
	i, _ := slices.BinarySearch(table[:], p)
	switch {
	case i == 0:
		return -5000
	case i == len(table):
		return 5000
	}
	low, high := table[i-1], table[i]
	return -5000 + 250*(i-1) + 250*(p-low)/(high-low)
}
