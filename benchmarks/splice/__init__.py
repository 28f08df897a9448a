"""Whether a sentence that a page breaks off goes on: training and measuring the splice model."""
