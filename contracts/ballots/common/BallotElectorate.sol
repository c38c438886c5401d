// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IMembership} from "../../interfaces/IMembership.sol";
import {IReputation} from "../../interfaces/IReputation.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {BallotStore} from "./BallotStore.sol";

/// @title Who may vote, and how much a vote weighs
abstract contract BallotElectorate is BallotStore {
    /// @notice Who may vote.
    IMembership public immutable membership;
    /// @notice How much an advisory vote weighs.
    IReputation public immutable reputation;

    constructor(IMembership membership_, IReputation reputation_) {
        membership = membership_;
        reputation = reputation_;
    }

    /// @dev What the members' votes weigh, or nothing in a ballot where all weigh the same.
    function _weights(BallotConfig config, Member[] memory members) internal view returns (uint32[] memory weights) {
        if (!config.weighted()) return weights;
        MemberIndex[] memory indexes = new MemberIndex[](members.length);
        for (uint256 i = 0; i < members.length; ++i) indexes[i] = members[i].index();
        return reputation.pastReputation(config.commonsId(), indexes, config.start());
    }

    /// @dev What one member's vote weighs, or a revert where that is nothing.
    function _weightOf(BallotConfig config, Member member, address account) internal view returns (uint256 weight) {
        if (!config.weighted()) return 1;
        MemberIndex[] memory indexes = new MemberIndex[](1);
        indexes[0] = member.index();
        weight = reputation.pastReputation(config.commonsId(), indexes, config.start())[0];
        if (weight == 0) revert BallotBoxNoReputation(config.commonsId(), account);
    }

    /// @dev Says why an account may not vote.
    function _refuse(BallotConfig config, Member member, address account) internal pure {
        if (!member.isActive()) revert BallotBoxNotMember(config.commonsId(), account);
        revert BallotBoxMemberAfterStart(config.commonsId(), account);
    }
}
