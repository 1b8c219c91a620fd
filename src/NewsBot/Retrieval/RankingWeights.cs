namespace NewsBot.Retrieval;

internal static class RankingWeights
{
    private static readonly double[] Weights = new double[PassageFeatures.Names.Length];

    static RankingWeights()
    {
        Weights[0] = 4; Weights[1] = 2; Weights[2] = 2; Weights[3] = 1; Weights[10] = 1; Weights[11] = 1; Weights[21] = 1;
    }

    public static double Score(double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += features[i] * Weights[i];
        return sum;
    }
}
