package score

// Weightings lets a test walk the weightings that Firmness tries.
var Weightings = weightings
