// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallots} from "../../interfaces/IBallots.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {PackedBytes} from "./PackedBytes.sol";

/// @title Counted votes as they are published
/// @notice The layout is told in IBallotBox: member index | choices | in weighted ballots the weight.
library PackedVotes {
    uint256 private constant INDEX_BYTES = 3;
    uint256 private constant WEIGHT_BYTES = 4;

    /// @notice Memory for that many votes (see PackedBytes).
    function allocate(BallotConfig config, uint256 votes) internal pure returns (bytes memory buffer, uint256 cursor) {
        uint256 size = INDEX_BYTES + config.choiceBytes() + (config.weighted() ? WEIGHT_BYTES : 0);
        return PackedBytes.allocate(votes * size);
    }

    /// @notice Appends one vote.
    function append(
        uint256 cursor,
        BallotConfig config,
        Member member,
        uint256 choices,
        uint256 weight
    ) internal pure returns (uint256 next) {
        next = PackedBytes.append(cursor, MemberIndex.unwrap(member.index()), INDEX_BYTES);
        next = PackedBytes.append(next, choices, config.choiceBytes());
        if (config.weighted()) next = PackedBytes.append(next, weight, WEIGHT_BYTES);
    }

    /// @notice Publishes the votes in a closed buffer.
    function publish(bytes memory buffer, BallotId ballotId) internal {
        PackedBytes.publish(buffer, IBallots.VotesCast.selector, BallotId.unwrap(ballotId));
    }

    /// @notice Publishes one vote.
    /// @return voteHash keccak256 of its bytes
    function publishOne(
        BallotId ballotId,
        BallotConfig config,
        Member member,
        uint256 choices,
        uint256 weight
    ) internal returns (bytes32 voteHash) {
        uint256 index = MemberIndex.unwrap(member.index());
        uint256 width = config.choiceBytes();
        if (config.weighted()) {
            // Weighted choices are flags, 8 bytes at most, so the weight fits behind them.
            choices = (choices << (8 * WEIGHT_BYTES)) | weight;
            width += WEIGHT_BYTES;
        }
        return PackedBytes.publishPair(index, choices, width, IBallots.VotesCast.selector, BallotId.unwrap(ballotId));
    }
}
